// A user's own credentials: for a connection, for a plugin's preset with login
// and password, and for one with OAuth2. And who has none for a connection that
// wants each user's own.
//
//   dssrun run scripts/users/credentials.ts
import { apiClient } from "dss";

const client = apiClient();

const settings = await client.getUser("noah.wilson").getSettings();
settings.setBasicConnectionCredential("snowflake_prod", "NWILSON", "a-password");
settings.setBasicPluginCredential("jira", "jira-login", "acme", "credentials", "nwilson", "a-password");
settings.setOauth2PluginCredential("sharepoint-online", "oauth-login", "acme", "sharepoint_oauth", "a-refresh-token");
settings.removePluginCredential("jira", "jira-login", "former", "credentials");
await settings.save();
console.log("noah.wilson has credentials for:");
for (const key of Object.keys(settings.getRaw().credentials ?? {})) console.log("  " + key);

const users = await client.listUsers({ includeSettings: true });
const without = users.filter((u) => u.enabled && u.groups?.includes("data_scientists") && !u.credentials?.snowflake_prod);
console.log(`data scientists without their own credentials for snowflake_prod: ${without.map((u) => u.login).join(", ") || "none"}`);
