// Add a secret to a user, in place of one of the same name, or remove one with
// --remove. Values are never printed. Without --apply nothing is saved.
//
//   SECRET=… dssrun run --allow-env=SECRET scripts/users/secrets.ts [LOGIN] [NAME] [--apply]
//   dssrun run scripts/users/secrets.ts LOGIN NAME --remove [--apply]
import { parseArgs } from "node:util";
import { apiClient } from "dss";

const { values: { apply, remove }, positionals: [login = "olivia.brown", name = "warehouse_token"] } = parseArgs({
  options: { apply: { type: "boolean" }, remove: { type: "boolean" } }, allowPositionals: true,
});

const settings = await apiClient().getUser(login).getSettings();
const names = () => settings.getRaw().secrets?.map((s) => s.name) ?? [];
if (remove) {
  if (!names().includes(name)) throw new Error(`${login} has no secret ${name}`);
  settings.removeSecret(name);
} else {
  const value = process.env.SECRET;
  if (!value) throw new Error("SECRET is empty: set it, and give dssrun --allow-env=SECRET");
  settings.addSecret(name, value);
}
if (apply) await settings.save();

console.log(`${login} ${apply ? "has" : "would have"} the secrets: ${names().join(", ") || "none"}`);
if (!apply) console.log("nothing is saved: --apply saves it");
