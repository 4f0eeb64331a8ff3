// DOMException: WebIDL, 4.3. An instance is an Error, so that it has a stack.
(function (native, use) {
  "use strict";
  // The names that have a code, in its order, and the constants for them.
  const names = "IndexSizeError - HierarchyRequestError WrongDocumentError InvalidCharacterError - NoModificationAllowedError NotFoundError NotSupportedError InUseAttributeError InvalidStateError SyntaxError InvalidModificationError NamespaceError InvalidAccessError - TypeMismatchError SecurityError NetworkError AbortError URLMismatchError QuotaExceededError TimeoutError InvalidNodeTypeError DataCloneError".split(" ");
  const constants = "INDEX_SIZE - HIERARCHY_REQUEST WRONG_DOCUMENT INVALID_CHARACTER - NO_MODIFICATION_ALLOWED NOT_FOUND NOT_SUPPORTED INUSE_ATTRIBUTE INVALID_STATE SYNTAX INVALID_MODIFICATION NAMESPACE INVALID_ACCESS - TYPE_MISMATCH SECURITY NETWORK ABORT URL_MISMATCH QUOTA_EXCEEDED TIMEOUT INVALID_NODE_TYPE DATA_CLONE".split(" ");
  const show = (o, key, value) => Object.defineProperty(o, key, { value, writable: true, configurable: true });

  function DOMException(message = "", options = "Error") {
    if (new.target === undefined) throw new TypeError("Class constructor DOMException cannot be invoked without 'new'");
    const e = Reflect.construct(Error, [String(message)], new.target);
    if (typeof options === "object" && options !== null) {
      if ("cause" in options) show(e, "cause", options.cause);
      options = options.name ?? "Error";
    }
    show(e, "name", String(options));
    show(e, "code", names.indexOf(e.name) + 1);
    if (!Object.hasOwn(e, "message")) show(e, "message", "");
    return e;
  }
  DOMException.prototype = Object.create(Error.prototype, {
    constructor: { value: DOMException, writable: true, configurable: true },
    name: { value: "Error", writable: true, configurable: true },
    code: { value: 0, writable: true, configurable: true },
    [Symbol.toStringTag]: { value: "DOMException", configurable: true },
  });
  Object.defineProperty(DOMException, "prototype", { writable: false });
  constants.forEach((name, i) => {
    if (name !== "-") DOMException[`${name}_ERR`] = DOMException.prototype[`${name}_ERR`] = i + 1;
  });
  // What errors that the loop makes for a cancelled run inherit from.
  const aborted = Object.create(DOMException.prototype, {
    name: { value: "AbortError", writable: true, configurable: true },
    code: { value: 20, writable: true, configurable: true },
  });
  return { DOMException, aborted };
})
