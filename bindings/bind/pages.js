// An async iterable over lists that come in pages: fetch() gives the next
// array, null after the last one. The engine has no async generators.
(fetch) => {
  let page = [], at = 0, over = false;
  return {
    async next() {
      while (at >= page.length && !over) {
        const more = await fetch();
        if (more === null) over = true;
        else [page, at] = [more, 0];
      }
      return over ? { value: undefined, done: true } : { value: page[at++], done: false };
    },
    async return(value) {
      over = true;
      return { value, done: true };
    },
    [Symbol.asyncIterator ?? Symbol.for("Symbol.asyncIterator")]() { return this; },
  };
}
