// node:util/types. What a value is, as the engine made it.
(function (module, exports, require, native) {
  'use strict';
  const { engineClass } = native;
  const arrays = ['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'];
  const is = (...names) => (v) => v !== null && typeof v === 'object' && names.includes(engineClass(v));
  const kind = (name) => (v) => typeof v === 'function' && Object.prototype.toString.call(v) === `[object ${name}]`;
  Object.assign(exports, {
    isAnyArrayBuffer: is('ArrayBuffer'),
    isArrayBuffer: is('ArrayBuffer'),
    isArrayBufferView: ArrayBuffer.isView,
    isArgumentsObject: is('Arguments'),
    isAsyncFunction: kind('AsyncFunction'),
    isBigIntObject: is('BigInt'),
    isBooleanObject: is('Boolean'),
    isBoxedPrimitive: is('Number', 'String', 'Boolean', 'BigInt', 'Symbol'),
    isCryptoKey: (v) => typeof CryptoKey === 'function' && v instanceof CryptoKey,
    isDataView: is('DataView'),
    isDate: is('Date'),
    isEventTarget: (v) => typeof EventTarget === 'function' && v instanceof EventTarget,
    isExternal: () => false,
    isGeneratorFunction: (v) => kind('GeneratorFunction')(v),
    isGeneratorObject: (v) => Object.prototype.toString.call(v) === '[object Generator]',
    isKeyObject: () => false,
    isMap: is('Map'),
    isMapIterator: (v) => Object.prototype.toString.call(v) === '[object Map Iterator]',
    isModuleNamespaceObject: () => false,
    isNativeError: is('Error'),
    isNumberObject: is('Number'),
    isPromise: is('Promise'),
    isProxy: native.isProxy,
    isRegExp: is('RegExp'),
    isSet: is('Set'),
    isSetIterator: (v) => Object.prototype.toString.call(v) === '[object Set Iterator]',
    isSharedArrayBuffer: () => false,
    isStringObject: is('String'),
    isSymbolObject: is('Symbol'),
    isTypedArray: is(...arrays),
    isWeakMap: is('WeakMap'),
    isWeakSet: is('WeakSet'),
  });
  for (const name of arrays) exports[`is${name}`] = is(name);
})
