// node:timers.
(function (module, exports, require, native) {
  'use strict';
  module.exports = {
    setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate,
    get promises() { return require('timers/promises'); },
  };
})
