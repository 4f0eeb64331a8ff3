package node

import "strings"

// exports are the names that each module exports. Written by TestExports in package host: UPDATE=1 go test ./runtime/host -run TestExports
var exports = map[string][]string{
	"assert": strings.Fields(`
		AssertionError deepEqual deepStrictEqual default doesNotMatch doesNotReject doesNotThrow equal fail ifError match notDeepEqual 
		notDeepStrictEqual notEqual notStrictEqual ok rejects strict strictEqual throws`),
	"assert/strict": strings.Fields(`
		AssertionError deepEqual deepStrictEqual default doesNotMatch doesNotReject doesNotThrow equal fail ifError match notDeepEqual 
		notDeepStrictEqual notEqual notStrictEqual ok rejects strict strictEqual throws`),
	"async_hooks": strings.Fields(`
		AsyncLocalStorage AsyncResource createHook default executionAsyncId executionAsyncResource triggerAsyncId`),
	"buffer": strings.Fields(`
		Blob Buffer File INSPECT_MAX_BYTES SlowBuffer atob btoa constants default isAscii isUtf8 kMaxLength kStringMaxLength transcode`),
	"child_process": strings.Fields(`
		ChildProcess default exec execFile execFileSync execSync fork spawn spawnSync`),
	"cluster": strings.Fields(`
		Worker default disconnect fork isMaster isPrimary isWorker setupMaster setupPrimary workers`),
	"console": strings.Fields(`
		assert clear count countReset debug default dir dirxml error group groupCollapsed groupEnd info log table time timeEnd timeLog trace warn`),
	"constants": strings.Fields(`
		COPYFILE_EXCL COPYFILE_FICLONE COPYFILE_FICLONE_FORCE F_OK O_APPEND O_CREAT O_EXCL O_RDONLY O_RDWR O_TRUNC O_WRONLY R_OK SIGHUP SIGINT 
		SIGKILL SIGQUIT SIGTERM S_IFBLK S_IFCHR S_IFDIR S_IFIFO S_IFLNK S_IFMT S_IFREG S_IFSOCK W_OK X_OK default`),
	"crypto": strings.Fields(`
		Hash Hmac createHash createHmac default getHashes getRandomValues hash randomBytes randomFillSync randomInt randomUUID subtle 
		timingSafeEqual webcrypto`),
	"dgram": strings.Fields(`
		Socket createSocket default`),
	"diagnostics_channel": strings.Fields(`
		Channel channel default hasSubscribers subscribe tracingChannel unsubscribe`),
	"dns": strings.Fields(`
		Resolver default getDefaultResultOrder getServers lookup lookupService promises resolve resolve4 resolve6 resolveMx resolveSrv resolveTxt 
		reverse setDefaultResultOrder setServers`),
	"dns/promises": strings.Fields(`
		Resolver default getServers lookup lookupService resolve resolve4 resolve6 resolveMx resolveSrv resolveTxt reverse setServers`),
	"domain": strings.Fields(`
		Domain create createDomain default`),
	"events": strings.Fields(`
		EventEmitter EventEmitterAsyncResource addAbortListener captureRejectionSymbol captureRejections default defaultMaxListeners errorMonitor 
		getEventListeners getMaxListeners init listenerCount on once setMaxListeners usingDomains`),
	"fs": strings.Fields(`
		COPYFILE_EXCL COPYFILE_FICLONE COPYFILE_FICLONE_FORCE Dirent F_OK O_APPEND O_CREAT O_EXCL O_RDONLY O_RDWR O_TRUNC O_WRONLY R_OK S_IFBLK 
		S_IFCHR S_IFDIR S_IFIFO S_IFLNK S_IFMT S_IFREG S_IFSOCK Stats W_OK X_OK access accessSync appendFile appendFileSync chmod chmodSync chown 
		chownSync close closeSync constants copyFile copyFileSync cp cpSync createReadStream createWriteStream default exists existsSync fchmod 
		fchmodSync fstat fstatSync fsync fsyncSync ftruncate ftruncateSync futimes futimesSync lchown lchownSync link linkSync lstat lstatSync 
		mkdir mkdirSync mkdtemp mkdtempSync open openAsBlob openSync opendir opendirSync promises read readFile readFileSync readSync readdir 
		readdirSync readlink readlinkSync realpath realpathSync rename renameSync rm rmSync rmdir rmdirSync stat statSync statfs statfsSync 
		symlink symlinkSync truncate truncateSync unlink unlinkSync unwatchFile utimes utimesSync watch watchFile write writeFile writeFileSync 
		writeSync`),
	"fs/promises": strings.Fields(`
		access appendFile chmod chown constants copyFile cp default lchown link lstat mkdir mkdtemp open opendir readFile readdir readlink 
		realpath rename rm rmdir stat statfs symlink truncate unlink utimes watch writeFile`),
	"http": strings.Fields(`
		Agent ClientRequest IncomingMessage METHODS OutgoingMessage STATUS_CODES Server ServerResponse createServer default get globalAgent 
		maxHeaderSize request`),
	"http2": strings.Fields(`
		connect constants createSecureServer createServer default getDefaultSettings`),
	"https": strings.Fields(`
		Agent ClientRequest IncomingMessage METHODS OutgoingMessage STATUS_CODES Server ServerResponse createServer default get globalAgent 
		maxHeaderSize request`),
	"inspector": strings.Fields(`
		Session close default open url`),
	"module": strings.Fields(`
		builtinModules createRequire default findSourceMap isBuiltin register syncBuiltinESMExports`),
	"net": strings.Fields(`
		Server Socket Stream connect createConnection createServer default isIP isIPv4 isIPv6`),
	"os": strings.Fields(`
		EOL arch availableParallelism constants cpus default devNull endianness freemem getPriority homedir hostname loadavg machine 
		networkInterfaces platform release setPriority tmpdir totalmem type uptime userInfo version`),
	"path": strings.Fields(`
		basename default delimiter dirname extname format isAbsolute join matchesGlob normalize parse posix relative resolve sep toNamespacedPath 
		win32`),
	"path/posix": strings.Fields(`
		basename default delimiter dirname extname format isAbsolute join matchesGlob normalize parse posix relative resolve sep toNamespacedPath 
		win32`),
	"path/win32": strings.Fields(`
		basename default delimiter dirname extname format isAbsolute join matchesGlob normalize parse posix relative resolve sep toNamespacedPath 
		win32`),
	"perf_hooks": strings.Fields(`
		PerformanceEntry constants createHistogram default monitorEventLoopDelay performance`),
	"process": strings.Fields(`
		arch argv argv0 config cwd default emitWarning env execArgv execPath exit exitCode features hrtime memoryUsage nextTick pid platform ppid 
		release stderr stdin stdout title umask uptime version versions`),
	"punycode": strings.Fields(`
		decode default encode toASCII toUnicode`),
	"querystring": strings.Fields(`
		decode default encode escape parse stringify unescape unescapeBuffer`),
	"readline": strings.Fields(`
		Interface clearLine clearScreenDown createInterface cursorTo default emitKeypressEvents moveCursor promises`),
	"readline/promises": strings.Fields(`
		Interface createInterface default`),
	"repl": strings.Fields(`
		REPLServer default start`),
	"stream": strings.Fields(`
		Duplex PassThrough Readable Stream Transform Writable addAbortSignal default finished getDefaultHighWaterMark isDisturbed isErrored 
		isReadable pipeline promises setDefaultHighWaterMark`),
	"stream/consumers": strings.Fields(`
		arrayBuffer blob buffer default json text`),
	"stream/promises": strings.Fields(`
		default finished pipeline`),
	"stream/web": strings.Fields(`
		ByteLengthQueuingStrategy CountQueuingStrategy ReadableStream ReadableStreamDefaultReader TextDecoderStream TextEncoderStream 
		TransformStream WritableStream WritableStreamDefaultWriter default`),
	"string_decoder": strings.Fields(`
		StringDecoder default`),
	"sys": strings.Fields(`
		TextDecoder TextEncoder _extend aborted callbackify debug debuglog default deprecate format formatWithOptions getSystemErrorName inherits 
		inspect isArray isBoolean isBuffer isDate isDeepStrictEqual isError isFunction isNull isNullOrUndefined isNumber isObject isPrimitive 
		isRegExp isString isSymbol isUndefined parseArgs promisify stripVTControlCharacters styleText toUSVString types`),
	"timers": strings.Fields(`
		clearImmediate clearInterval clearTimeout default promises setImmediate setInterval setTimeout`),
	"timers/promises": strings.Fields(`
		default scheduler setImmediate setInterval setTimeout`),
	"tls": strings.Fields(`
		DEFAULT_MAX_VERSION DEFAULT_MIN_VERSION Server TLSSocket checkServerIdentity connect createSecureContext createServer default 
		rootCertificates`),
	"trace_events": strings.Fields(`
		createTracing default getEnabledCategories`),
	"tty": strings.Fields(`
		ReadStream WriteStream default isatty`),
	"url": strings.Fields(`
		URL URLSearchParams Url default domainToASCII domainToUnicode fileURLToPath format parse pathToFileURL resolve resolveObject 
		urlToHttpOptions`),
	"util": strings.Fields(`
		TextDecoder TextEncoder _extend aborted callbackify debug debuglog default deprecate format formatWithOptions getSystemErrorName inherits 
		inspect isArray isBoolean isBuffer isDate isDeepStrictEqual isError isFunction isNull isNullOrUndefined isNumber isObject isPrimitive 
		isRegExp isString isSymbol isUndefined parseArgs promisify stripVTControlCharacters styleText toUSVString types`),
	"util/types": strings.Fields(`
		default isAnyArrayBuffer isArgumentsObject isArrayBuffer isArrayBufferView isAsyncFunction isBigInt64Array isBigIntObject isBigUint64Array 
		isBooleanObject isBoxedPrimitive isCryptoKey isDataView isDate isEventTarget isExternal isFloat32Array isFloat64Array isGeneratorFunction 
		isGeneratorObject isInt16Array isInt32Array isInt8Array isKeyObject isMap isMapIterator isModuleNamespaceObject isNativeError 
		isNumberObject isPromise isProxy isRegExp isSet isSetIterator isSharedArrayBuffer isStringObject isSymbolObject isTypedArray isUint16Array 
		isUint32Array isUint8Array isUint8ClampedArray isWeakMap isWeakSet`),
	"v8": strings.Fields(`
		default deserialize getHeapSnapshot getHeapSpaceStatistics getHeapStatistics serialize setFlagsFromString writeHeapSnapshot`),
	"vm": strings.Fields(`
		Script SourceTextModule compileFunction createContext default isContext runInContext runInNewContext runInThisContext`),
	"wasi": strings.Fields(`
		WASI default`),
	"worker_threads": strings.Fields(`
		BroadcastChannel MessageChannel MessagePort SHARE_ENV Worker default getEnvironmentData isMainThread markAsUntransferable 
		moveMessagePortToContext parentPort receiveMessageOnPort resourceLimits setEnvironmentData threadId workerData`),
	"zlib": strings.Fields(`
		Deflate DeflateRaw Gunzip Gzip Inflate InflateRaw Unzip brotliCompress brotliCompressSync brotliDecompress brotliDecompressSync constants 
		createBrotliCompress createBrotliDecompress createDeflate createDeflateRaw createGunzip createGzip createInflate createInflateRaw 
		createUnzip default deflate deflateRaw deflateRawSync deflateSync gunzip gunzipSync gzip gzipSync inflate inflateRaw inflateRawSync 
		inflateSync unzip unzipSync`),
}
