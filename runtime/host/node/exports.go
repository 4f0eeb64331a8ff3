package node

// exports are the names that each module exports, between spaces: split when a module is asked for. Written by TestExports in package host: UPDATE=1 go test ./runtime/host -run TestExports
var exports = map[string]string{
	"assert": `
		AssertionError deepEqual deepStrictEqual default doesNotMatch doesNotReject doesNotThrow equal fail ifError match notDeepEqual 
		notDeepStrictEqual notEqual notStrictEqual ok rejects strict strictEqual throws`,
	"assert/strict": `
		AssertionError deepEqual deepStrictEqual default doesNotMatch doesNotReject doesNotThrow equal fail ifError match notDeepEqual 
		notDeepStrictEqual notEqual notStrictEqual ok rejects strict strictEqual throws`,
	"async_hooks": `
		AsyncLocalStorage AsyncResource createHook default executionAsyncId executionAsyncResource triggerAsyncId`,
	"buffer": `
		Blob Buffer File INSPECT_MAX_BYTES SlowBuffer atob btoa constants default isAscii isUtf8 kMaxLength kStringMaxLength transcode`,
	"child_process": `
		ChildProcess default exec execFile execFileSync execSync fork spawn spawnSync`,
	"cluster": `
		Worker default disconnect fork isMaster isPrimary isWorker setupMaster setupPrimary workers`,
	"console": `
		assert clear count countReset debug default dir dirxml error group groupCollapsed groupEnd info log table time timeEnd timeLog trace warn`,
	"constants": `
		COPYFILE_EXCL COPYFILE_FICLONE COPYFILE_FICLONE_FORCE F_OK O_APPEND O_CREAT O_EXCL O_RDONLY O_RDWR O_TRUNC O_WRONLY R_OK SIGHUP SIGINT 
		SIGKILL SIGQUIT SIGTERM S_IFBLK S_IFCHR S_IFDIR S_IFIFO S_IFLNK S_IFMT S_IFREG S_IFSOCK W_OK X_OK default`,
	"crypto": `
		Hash Hmac createHash createHmac default getHashes getRandomValues hash randomBytes randomFillSync randomInt randomUUID subtle 
		timingSafeEqual webcrypto`,
	"dgram": `
		Socket createSocket default`,
	"diagnostics_channel": `
		Channel channel default hasSubscribers subscribe tracingChannel unsubscribe`,
	"dns": `
		Resolver default getDefaultResultOrder getServers lookup lookupService promises resolve resolve4 resolve6 resolveMx resolveSrv resolveTxt 
		reverse setDefaultResultOrder setServers`,
	"dns/promises": `
		Resolver default getServers lookup lookupService resolve resolve4 resolve6 resolveMx resolveSrv resolveTxt reverse setServers`,
	"domain": `
		Domain create createDomain default`,
	"events": `
		EventEmitter EventEmitterAsyncResource addAbortListener captureRejectionSymbol captureRejections default defaultMaxListeners errorMonitor 
		getEventListeners getMaxListeners init listenerCount on once setMaxListeners usingDomains`,
	"fs": `
		COPYFILE_EXCL COPYFILE_FICLONE COPYFILE_FICLONE_FORCE Dirent F_OK O_APPEND O_CREAT O_EXCL O_RDONLY O_RDWR O_TRUNC O_WRONLY R_OK S_IFBLK 
		S_IFCHR S_IFDIR S_IFIFO S_IFLNK S_IFMT S_IFREG S_IFSOCK Stats W_OK X_OK access accessSync appendFile appendFileSync chmod chmodSync chown 
		chownSync close closeSync constants copyFile copyFileSync cp cpSync createReadStream createWriteStream default exists existsSync fchmod 
		fchmodSync fstat fstatSync fsync fsyncSync ftruncate ftruncateSync futimes futimesSync lchown lchownSync link linkSync lstat lstatSync 
		mkdir mkdirSync mkdtemp mkdtempSync open openAsBlob openSync opendir opendirSync promises read readFile readFileSync readSync readdir 
		readdirSync readlink readlinkSync realpath realpathSync rename renameSync rm rmSync rmdir rmdirSync stat statSync statfs statfsSync 
		symlink symlinkSync truncate truncateSync unlink unlinkSync unwatchFile utimes utimesSync watch watchFile write writeFile writeFileSync 
		writeSync`,
	"fs/promises": `
		access appendFile chmod chown constants copyFile cp default lchown link lstat mkdir mkdtemp open opendir readFile readdir readlink 
		realpath rename rm rmdir stat statfs symlink truncate unlink utimes watch writeFile`,
	"http": `
		Agent ClientRequest IncomingMessage METHODS OutgoingMessage STATUS_CODES Server ServerResponse createServer default get globalAgent 
		maxHeaderSize request`,
	"http2": `
		connect constants createSecureServer createServer default getDefaultSettings`,
	"https": `
		Agent ClientRequest IncomingMessage METHODS OutgoingMessage STATUS_CODES Server ServerResponse createServer default get globalAgent 
		maxHeaderSize request`,
	"inspector": `
		Session close default open url`,
	"module": `
		builtinModules createRequire default findSourceMap isBuiltin register syncBuiltinESMExports`,
	"net": `
		Server Socket Stream connect createConnection createServer default isIP isIPv4 isIPv6`,
	"os": `
		EOL arch availableParallelism constants cpus default devNull endianness freemem getPriority homedir hostname loadavg machine 
		networkInterfaces platform release setPriority tmpdir totalmem type uptime userInfo version`,
	"path": `
		basename default delimiter dirname extname format isAbsolute join matchesGlob normalize parse posix relative resolve sep toNamespacedPath 
		win32`,
	"path/posix": `
		basename default delimiter dirname extname format isAbsolute join matchesGlob normalize parse posix relative resolve sep toNamespacedPath 
		win32`,
	"path/win32": `
		basename default delimiter dirname extname format isAbsolute join matchesGlob normalize parse posix relative resolve sep toNamespacedPath 
		win32`,
	"perf_hooks": `
		PerformanceEntry constants createHistogram default monitorEventLoopDelay performance`,
	"process": `
		arch argv argv0 config cwd default emitWarning env execArgv execPath exit exitCode features hrtime memoryUsage nextTick pid platform ppid 
		release stderr stdin stdout title umask uptime version versions`,
	"punycode": `
		decode default encode toASCII toUnicode`,
	"querystring": `
		decode default encode escape parse stringify unescape unescapeBuffer`,
	"readline": `
		Interface clearLine clearScreenDown createInterface cursorTo default emitKeypressEvents moveCursor promises`,
	"readline/promises": `
		Interface createInterface default`,
	"repl": `
		REPLServer default start`,
	"stream": `
		Duplex PassThrough Readable Stream Transform Writable addAbortSignal default finished getDefaultHighWaterMark isDisturbed isErrored 
		isReadable pipeline promises setDefaultHighWaterMark`,
	"stream/consumers": `
		arrayBuffer blob buffer default json text`,
	"stream/promises": `
		default finished pipeline`,
	"stream/web": `
		ByteLengthQueuingStrategy CountQueuingStrategy ReadableStream ReadableStreamDefaultReader TextDecoderStream TextEncoderStream 
		TransformStream WritableStream WritableStreamDefaultWriter default`,
	"string_decoder": `
		StringDecoder default`,
	"sys": `
		TextDecoder TextEncoder _extend aborted callbackify debug debuglog default deprecate format formatWithOptions getSystemErrorName inherits 
		inspect isArray isBoolean isBuffer isDate isDeepStrictEqual isError isFunction isNull isNullOrUndefined isNumber isObject isPrimitive 
		isRegExp isString isSymbol isUndefined parseArgs promisify stripVTControlCharacters styleText toUSVString types`,
	"timers": `
		clearImmediate clearInterval clearTimeout default promises setImmediate setInterval setTimeout`,
	"timers/promises": `
		default scheduler setImmediate setInterval setTimeout`,
	"tls": `
		DEFAULT_MAX_VERSION DEFAULT_MIN_VERSION Server TLSSocket checkServerIdentity connect createSecureContext createServer default 
		rootCertificates`,
	"trace_events": `
		createTracing default getEnabledCategories`,
	"tty": `
		ReadStream WriteStream default isatty`,
	"url": `
		URL URLSearchParams Url default domainToASCII domainToUnicode fileURLToPath format parse pathToFileURL resolve resolveObject 
		urlToHttpOptions`,
	"util": `
		TextDecoder TextEncoder _extend aborted callbackify debug debuglog default deprecate format formatWithOptions getSystemErrorName inherits 
		inspect isArray isBoolean isBuffer isDate isDeepStrictEqual isError isFunction isNull isNullOrUndefined isNumber isObject isPrimitive 
		isRegExp isString isSymbol isUndefined parseArgs promisify stripVTControlCharacters styleText toUSVString types`,
	"util/types": `
		default isAnyArrayBuffer isArgumentsObject isArrayBuffer isArrayBufferView isAsyncFunction isBigInt64Array isBigIntObject isBigUint64Array 
		isBooleanObject isBoxedPrimitive isCryptoKey isDataView isDate isEventTarget isExternal isFloat32Array isFloat64Array isGeneratorFunction 
		isGeneratorObject isInt16Array isInt32Array isInt8Array isKeyObject isMap isMapIterator isModuleNamespaceObject isNativeError 
		isNumberObject isPromise isProxy isRegExp isSet isSetIterator isSharedArrayBuffer isStringObject isSymbolObject isTypedArray isUint16Array 
		isUint32Array isUint8Array isUint8ClampedArray isWeakMap isWeakSet`,
	"v8": `
		default deserialize getHeapSnapshot getHeapSpaceStatistics getHeapStatistics serialize setFlagsFromString writeHeapSnapshot`,
	"vm": `
		Script SourceTextModule compileFunction createContext default isContext runInContext runInNewContext runInThisContext`,
	"wasi": `
		WASI default`,
	"worker_threads": `
		BroadcastChannel MessageChannel MessagePort SHARE_ENV Worker default getEnvironmentData isMainThread markAsUntransferable 
		moveMessagePortToContext parentPort receiveMessageOnPort resourceLimits setEnvironmentData threadId workerData`,
	"zlib": `
		Deflate DeflateRaw Gunzip Gzip Inflate InflateRaw Unzip brotliCompress brotliCompressSync brotliDecompress brotliDecompressSync constants 
		createBrotliCompress createBrotliDecompress createDeflate createDeflateRaw createGunzip createGzip createInflate createInflateRaw 
		createUnzip default deflate deflateRaw deflateRawSync deflateSync gunzip gunzipSync gzip gzipSync inflate inflateRaw inflateRawSync 
		inflateSync unzip unzipSync`,
}
