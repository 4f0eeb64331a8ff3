// Writes what Node 20 gives for each expression of the .js files here: node oracle.mjs
// One expression a line; one JSON text a line in the .golden file beside it.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

process.env.TZ = "America/New_York";
for (const file of readdirSync(import.meta.dirname).filter((f) => f.endsWith(".js"))) {
  const out = [];
  for (const line of readFileSync(`${import.meta.dirname}/${file}`, "utf8").split("\n")) {
    if (!line.trim() || line.startsWith("//")) continue;
    let result;
    try {
      result = await (0, eval)(`(async () => (${line}))()`);
    } catch (err) {
      result = { throws: err.name };
    }
    out.push(JSON.stringify(result, (k, v) => (typeof v === "bigint" ? `${v}n` : Object.is(v, -0) ? "-0" : typeof v === "number" && !Number.isFinite(v) ? String(v) : v === undefined ? "undefined" : v)));
  }
  writeFileSync(`${import.meta.dirname}/${file.replace(/\.js$/, ".golden")}`, `${out.join("\n")}\n`);
}
