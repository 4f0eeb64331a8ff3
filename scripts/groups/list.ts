// The groups of the instance, with how many users are in each.
//
//   dssrun run scripts/groups/list.ts
import { apiClient } from "dss";
import { countBy } from "std/list";
import { table } from "std/table";

const client = apiClient();
const members = countBy((await client.listUsers()).flatMap((u) => u.groups ?? []), (group) => group);

console.log(table(await client.listGroups(), {
  columns: ["name", { key: "sourceType", title: "source" }, { key: "users", value: (g) => members.get(g.name) ?? 0 }, { key: "role", value: (g) => (g.admin ? "administrators" : "") }],
}));
