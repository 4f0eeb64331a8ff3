// node:os.
(function (module, exports, require, native) {
  'use strict';
  const { absent } = require('internal/errors');
  const windows = native.platform === 'win32';
  Object.assign(exports, {
    EOL: windows ? '\r\n' : '\n',
    devNull: windows ? '\\\\.\\nul' : '/dev/null',
    arch: () => native.arch,
    platform: () => native.platform,
    type: () => ({ linux: 'Linux', darwin: 'Darwin', win32: 'Windows_NT' })[native.platform] ?? native.platform,
    release: () => native.release(),
    version: () => native.release(),
    machine: () => ({ x64: 'x86_64', arm64: native.platform === 'darwin' ? 'arm64' : 'aarch64' })[native.arch] ?? native.arch,
    endianness: () => native.endianness,
    hostname: () => native.hostname(),
    homedir: () => native.homedir(),
    tmpdir: () => native.tmpdir(),
    cpus: () => Array.from({ length: native.cpus }, () => ({ model: 'unknown', speed: 0, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } })),
    availableParallelism: () => native.cpus,
    totalmem: () => native.memory().total,
    freemem: () => native.memory().free,
    loadavg: () => native.loadavg(),
    uptime: () => native.uptime(),
    userInfo: () => native.userInfo(),
    networkInterfaces() { throw absent('os.networkInterfaces'); },
    getPriority: () => 0,
    setPriority() { throw absent('os.setPriority'); },
    constants: { signals: { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGTERM: 15 }, errno: {}, priority: {} },
  });
})
