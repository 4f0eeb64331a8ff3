// 20,000 requests to a mock inside the process, 16 in flight.
import { MockAgent, fetch } from "undici";

const origin = "http://dss.test";
const path = "/dip/publicapi/admin/users/marie.dupont";
const user = {
  login: "marie.dupont", sourceType: "LOCAL", displayName: "Marie Dupont", groups: ["data_team"], email: "marie.dupont@acme.example",
  userProfile: "FULL_DESIGNER", enabled: true, codeAllowed: true, creationDate: 1709542800000, adminProperties: {}, userProperties: {}, secrets: [], credentials: {},
};
const dispatcher = new MockAgent();
dispatcher.disableNetConnect();
dispatcher.get(origin).intercept({ method: "GET", path }).reply(200, () => user).persist();
let left = 20_000;
await Promise.all(Array.from({ length: 16 }, async () => {
  while (left-- > 0) await (await fetch(origin + path, { dispatcher })).json();
}));
await dispatcher.close();
