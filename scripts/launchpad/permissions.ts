// Give a group the same access to every node of a type, as one of its nodes
// has it.
//
//   dssrun run scripts/launchpad/permissions.ts GROUP NODE_TYPE [--apply]
import { launchpadClient } from "dss/launchpad";

const args = process.argv.slice(2);
const apply = args.includes("--apply");
const client = launchpadClient();
const [name = "designers", nodeType = "design"] = args.filter((a) => a !== "--apply");

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
