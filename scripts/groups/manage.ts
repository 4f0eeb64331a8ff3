// Keep a group as it is written here: create it, or change it. --delete deletes
// it, unless somebody is in it. Without --apply it only says what it would do.
//
//   dssrun run scripts/groups/manage.ts NAME [--description TEXT] [--delete] [--apply]
import { parseArgs } from "node:util";
import { apiClient } from "dss";

const { values, positionals: [name = "reviewers"] } = parseArgs({
  options: { description: { type: "string", default: "People who review projects" }, delete: { type: "boolean" }, apply: { type: "boolean" } },
  allowPositionals: true,
});
const { description, apply } = values;
const client = apiClient();
const exists = (await client.listGroups()).some((g) => g.name === name);

if (values.delete) {
  if (!exists) throw new Error(`there is no group ${name}`);
  const members = (await client.listUsers()).filter((u) => u.groups?.includes(name)).map((u) => u.login);
  if (members.length > 0) throw new Error(`${name} stays, these are in it: ${members.join(", ")}`);
  if (apply) await client.getGroup(name).delete();
  console.log(apply ? `${name} deleted` : `${name} would be deleted: --apply does`);
} else {
  if (apply) {
    const group = exists ? client.getGroup(name) : await client.createGroup(name);
    const definition = await group.getDefinition();
    await group.setDefinition({ ...definition, description, mayCreateProjects: false });
  }
  console.log(`${name} ${apply ? "" : "would be "}${exists ? "changed" : "created"}${apply ? "" : ": --apply does"}`);
}
