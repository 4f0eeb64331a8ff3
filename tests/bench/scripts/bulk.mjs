import { call } from "./lib.mjs";

const names = (await call("GET", "/projects/P/datasets/?foreign=false")).map((d) => d.name);
let next = 0;
async function worker() {
  while (next < names.length) {
    const path = "/projects/P/datasets/" + names[next++];
    const definition = await call("GET", path);
    definition.tags.push("reviewed");
    await call("PUT", path, definition);
  }
}
await Promise.all(Array.from({ length: 16 }, worker));
console.log(names.length);
