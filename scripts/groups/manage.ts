// Create a group, change what its members may do, and delete it again.
//
//   dssrun run scripts/groups/manage.ts [NAME]
import { apiClient, DataikuException } from "dss";

const [name = "reviewers"] = process.argv.slice(2);
const client = apiClient();

const group = await client.createGroup(name, { description: "People who review projects" });
const definition = await group.getDefinition();
definition.mayCreateProjects = false;
definition.description = "People who review projects, and create none";
await group.setDefinition(definition);
console.log(`${name}: ${(await group.getDefinition()).description}`);

await group.delete();
try {
  await group.getDefinition();
} catch (e) {
  if (!(e instanceof DataikuException)) throw e;
  console.log(`${name} is gone (${e.status})`);
}
