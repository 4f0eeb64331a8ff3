// Requests per second of undici's MockAgent, for one payload. What is measured is the whole of a call: the request, the reply, its body.
//
//   node mockagent.mjs [FOLDER] [SECONDS]   FOLDER holds undici, as node_modules does; default NODE_PATH
//
// The payload is read from stdin, and is one user of a mock when that is empty. It prints one number.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2] ?? process.env.NODE_PATH;
const require = createRequire(folder ? join(folder, "..", "here.js") : import.meta.url);
const { MockAgent } = require("undici");

const body = (process.stdin.isTTY ? "" : readFileSync(0, "utf8")) || JSON.stringify({
  login: "marie.dupont", displayName: "Marie Dupont", email: "marie.dupont@acme.example", sourceType: "LOCAL", groups: ["data_team"],
  userProfile: "FULL_DESIGNER", enabled: true, codeAllowed: true, creationDate: 1709542800000, userProperties: {}, adminProperties: {},
});
const host = "http://mock.dataiku", path = "/dip/publicapi/admin/users/marie.dupont";
const agent = new MockAgent();
agent.disableNetConnect();
agent.get(host).intercept({ path, method: "GET" }).reply(200, body, { headers: { "content-type": "application/json;charset=utf-8" } }).persist();
const headers = { authorization: "Basic " + btoa("mock-admin-key:") };

async function one() {
  const answer = await agent.request({ origin: host, path, method: "GET", headers });
  return (await answer.body.text()).length;
}

async function run(ms) {
  const start = performance.now();
  let n = 0;
  while (performance.now() - start < ms) {
    for (let i = 0; i < 100; i++) await one();
    n += 100;
  }
  return n / (performance.now() - start) * 1000;
}

if (await one() !== body.length && Buffer.byteLength(body) === body.length) throw new Error("the mock answers something else");
await run(300);
console.log((await run(1000 * Number(process.argv[3] ?? 2))).toFixed(0));
await agent.close();
