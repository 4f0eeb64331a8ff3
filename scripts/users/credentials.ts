// Set a user's own credentials: for a connection, for a plugin's preset with
// login and password, and for one with OAuth2. Then name the data scientists who
// have none for the connection. Without --apply nothing is saved.
//
//   DB_PASSWORD=… JIRA_PASSWORD=… OAUTH_TOKEN=… dssrun run --allow-env scripts/users/credentials.ts [LOGIN] [--apply]
import { parseArgs } from "node:util";
import { apiClient } from "dss";

const { values: { apply }, positionals: [login = "noah.wilson"] } = parseArgs({ options: { apply: { type: "boolean" } }, allowPositionals: true });
const { DB_PASSWORD, JIRA_PASSWORD, OAUTH_TOKEN } = process.env;
if (!DB_PASSWORD || !JIRA_PASSWORD || !OAUTH_TOKEN) throw new Error("DB_PASSWORD, JIRA_PASSWORD and OAUTH_TOKEN must be set, and dssrun needs --allow-env");
const client = apiClient();

const settings = await client.getUser(login).getSettings();
settings.setBasicConnectionCredential("snowflake_prod", login, DB_PASSWORD);
settings.setBasicPluginCredential("jira", "jira-login", "acme", "credentials", login, JIRA_PASSWORD);
settings.setOauth2PluginCredential("sharepoint-online", "oauth-login", "acme", "sharepoint_oauth", OAUTH_TOKEN);
settings.removePluginCredential("jira", "jira-login", "former", "credentials");
if (apply) await settings.save();

console.log(`${login} ${apply ? "has" : "would have"} credentials for:`);
for (const key of Object.keys(settings.getRaw().credentials ?? {})) console.log("  " + key);

const users = await client.listUsers({ includeSettings: true });
const without = users.filter((u) => u.enabled && u.groups?.includes("data_scientists") && !u.credentials?.snowflake_prod);
console.log(`data scientists without their own credentials for snowflake_prod: ${without.map((u) => u.login).join(", ") || "none"}`);
if (!apply) console.log("nothing is saved: --apply saves it");
