// Writes what Jest says of each pair in cases.js: node oracle.mjs, in a folder where npm has installed expect@30.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const { expect } = createRequire(`${process.cwd()}/`)("expect");
globalThis.expect = expect;
const out = [];
for (const line of readFileSync(`${import.meta.dirname}/cases.js`, "utf8").split("\n")) {
  if (!line || line.startsWith("//")) continue;
  out.push(["toEqual", "toStrictEqual", "toMatchObject"].map((name) => {
    const [a, b] = (0, eval)(line);
    try {
      expect(a)[name](b);
      return "=";
    } catch {
      return "≠";
    }
  }).join(" "));
}
writeFileSync(`${import.meta.dirname}/cases.golden`, `${out.join("\n")}\n`);
