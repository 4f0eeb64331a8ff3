// Give a group the same access to every node of a type, as one of its nodes
// has it.
//
//   dssrun run scripts/launchpad/permissions.ts GROUP NODE_TYPE [--apply]
import { parseArgs } from "node:util";
import { launchpadClient } from "dss/launchpad";

const { values: { apply }, positionals: [name = "designers", nodeType = "design"] } = parseArgs({ options: { apply: { type: "boolean" } }, allowPositionals: true });
const client = launchpadClient();

const group = await client.getGroup(name);
console.log(`${group.name} can use ${group.accessibleNodes.join(", ") || "no node"}`);
await group.grantNodeAccess({ nodeType });
console.log(`with all ${nodeType} nodes: ${group.accessibleNodes.join(", ")}`);
if (apply) {
  await group.save({ waitForPropagation: true });
  console.log("saved, and known to the nodes");
} else {
  console.log("--apply saves it");
}
