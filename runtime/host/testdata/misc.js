const os = require('os');
console.log(os.EOL === '\n', typeof os.hostname(), os.platform() === process.platform, os.cpus().length > 0, os.tmpdir().startsWith('/'), typeof os.userInfo().username, os.totalmem() > 0);
console.log(typeof process.pid, process.platform, process.cwd() === require('path').resolve('.'), process.argv.length >= 2, typeof process.uptime(), Array.isArray(process.hrtime()), typeof process.hrtime.bigint(), process.memoryUsage().rss > 0, process.exitCode);
try { process.exitCode = 'x'; } catch (e) { console.log(e.name, e.code); }
process.exitCode = 3; console.log(process.exitCode); process.exitCode = undefined; console.log(process.exitCode);
process.stdout.write('no newline'); process.stdout.write(Buffer.from('\n')); console.log(process.stdout.isTTY, process.stdout.columns);
process.stdout.write('cb\n', () => console.log('written'));
for (const m of ['child_process', 'net', 'http', 'https', 'tls', 'dns', 'cluster', 'worker_threads', 'vm', 'zlib', 'http2', 'dgram', 'readline', 'tty', 'perf_hooks', 'v8', 'process', 'console', 'diagnostics_channel', 'async_hooks', 'crypto', 'constants', 'stream/web', 'util/types', 'string_decoder', 'timers']) if (typeof require(m) !== 'object') console.log(m, typeof require(m));
console.log(require('net').isIP('1.2.3.4'), require('net').isIP('::1'), require('net').isIP('x'), require('http').STATUS_CODES[404], require('process') === process, require('console').log === console.log);
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
(async () => {
  await als.run({ id: 1 }, async () => { await null; console.log(als.getStore()); await new Promise((r) => setTimeout(r, 2)); console.log(als.getStore()); setTimeout(() => console.log('timer', als.getStore()), 1); });
  console.log(als.getStore());
  await new Promise((r) => setTimeout(r, 10));
  console.log(require('crypto').createHash('sha256').update('x').digest('hex').slice(0, 8));
  const rl = require('readline').createInterface({ input: require('stream').Readable.from(['a\nb\n', 'c']) });
  for await (const l of rl) console.log('line', l);
})();
console.log(typeof require('module').builtinModules);
