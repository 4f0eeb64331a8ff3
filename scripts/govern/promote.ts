// Promote a blueprint version: fork the active one, and make the fork active.
// Without --apply it only says what there is.
//
//   dssrun run scripts/govern/promote.ts BLUEPRINT_ID NEW_VERSION [--apply]
import { parseArgs } from "node:util";
import { governClient } from "dss/govern";

const { values: { apply }, positionals: [blueprintId = "bp.vendor_review", newVersion = "v4"] } = parseArgs({ options: { apply: { type: "boolean" } }, allowPositionals: true });
const blueprint = governClient().getBlueprintDesigner().getBlueprint(blueprintId);

let active: string | undefined;
for (const item of await blueprint.listVersions()) {
  const version = item.toBlueprintVersion();
  const { status } = await version.getTrace();
  console.log(`${version.versionId}: ${status}`);
  if (status === "ACTIVE") active = version.versionId;
}

if (!active) throw new Error(`${blueprintId} has no active version to fork`);
if (apply) {
  const version = await blueprint.createVersion(newVersion, { originVersionId: active });
  await (await version.getTrace()).setStatus("ACTIVE");
  console.log(`${version.versionId}, made from ${active}, is active`);
} else {
  console.log(`--apply forks ${active} as ${newVersion} and makes it active`);
}
