// Each line behind @ts-expect-error is a mistake that the types must find: one
// that is none is an error of its own.
import { apiClient, DSSClient, DSSUser, DataikuException } from "dss";
import { readFileSync } from "node:fs";

const client = apiClient();

// A name that the module does not export.
// @ts-expect-error
import { apiClent } from "dss";

// A misspelt method, option, property.
// @ts-expect-error
client.listUser();
// @ts-expect-error
await client.listUsers({ asObject: true });
// @ts-expect-error
(await client.getConnection("c").getSettings()).allowWrit = false;

// A missing argument, one too many, one of the wrong type.
// @ts-expect-error
client.getUser();
// @ts-expect-error
client.getUser("a", "b");
// @ts-expect-error
client.getUser(12);
// @ts-expect-error
await client.createConnection("c", "PostgreSQL", { usableBy: "SOME" });

// Options by position, as in Python.
// @ts-expect-error
await client.createGroup("g", "a description");

// A forgotten await.
// @ts-expect-error
client.getConnection("c").getSettings().allowWrite = false;
// @ts-expect-error
for (const user of client.listUsers()) console.log(user);

// The wrong variant of a list.
// @ts-expect-error
(await client.listUsers({ asObjects: true }))[0].displayName;
// @ts-expect-error
(await client.listConnections({ asType: "objects" }))["name"].getInfo();
// @ts-expect-error
await client.listConnections({ asType: "handles" });

// Read-only.
// @ts-expect-error
(await client.getConnection("c").getSettings()).usableBy = "ALL";
// @ts-expect-error
client.getUser("a").login = "b";
// @ts-expect-error
(await client.getUser("a").getSettings()).enabled = "yes";

// Not a page in a browser.
// @ts-expect-error
document.title = "x";
// @ts-expect-error
window.alert("x");

// What is right stays right, in both spellings.
const users: DSSUser[] = await client.listUsers({ asObjects: true });
const also: DSSUser[] = await client.list_users({ asObjects: true });
const settings = await users[0]!.getSettings();
settings.preferences.uiLanguage = "en";
settings.getRaw().anything = 1;
const created: Date | null = settings.creation_date;
new DSSClient("https://dss.example", "key").getOwnUser();
new DSSClient("https://dss.example", { internalTicket: "t", noCheckCertificate: true });
for (const [name, item] of Object.entries(await client.listConnections())) console.log(name, item.type, item.raw, item.toConnection().name);
const rows = await client.request<{ login: string }[]>("GET", "/admin/users/", { query: { includeSettings: true } });
console.log(rows[0]?.login, also.length, created, readFileSync("x", "utf8").length);
try {
  await client.getFuture("j").waitForResult({ timeout: 5, signal: AbortSignal.timeout(10), onProgress: (s) => console.log(s.progress) });
} catch (e) {
  if (e instanceof DataikuException) console.log(e.status, e.errorType, e.url);
}
