// 20,000 requests to a mock inside the process, 16 in flight.
import { readFileSync } from "node:fs";
import { MockAgent, fetch } from "undici";

const origin = "http://dss.test";
const path = "/dip/publicapi/admin/users/marie.dupont";
const { user } = JSON.parse(readFileSync(new URL("payload.json", import.meta.url), "utf8"));
const dispatcher = new MockAgent();
dispatcher.disableNetConnect();
dispatcher.get(origin).intercept({ method: "GET", path }).reply(200, () => user).persist();
let left = 20_000;
await Promise.all(Array.from({ length: 16 }, async () => {
  while (left-- > 0) await (await fetch(origin + path, { dispatcher })).json();
}));
await dispatcher.close();
