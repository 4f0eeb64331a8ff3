// node:fs/promises.
(function (module, exports, require, native) {
  'use strict';
  module.exports = require('fs').promises;
})
