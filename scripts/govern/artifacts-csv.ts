// The artifacts of a blueprint as CSV, one column a field.
//
//   dssrun run scripts/govern/artifacts-csv.ts [BLUEPRINT_ID] > artifacts.csv
import { parseArgs } from "node:util";
import { governClient, GovernArtifactFilterBlueprints, GovernArtifactSearchQuery } from "dss/govern";
import { stringify } from "std/csv";

const { positionals: [blueprintId = "bp.system.govern_project"] } = parseArgs({ allowPositionals: true });
const client = governClient();

const query = new GovernArtifactSearchQuery({ artifactFilters: [new GovernArtifactFilterBlueprints({ blueprintIds: [blueprintId] })] });
const rows: Record<string, unknown>[] = [];
for await (const hit of client.newArtifactSearchRequest(query)) {
  const { id, name, fields } = hit.getRaw().artifact;
  rows.push({ id, name, ...fields });
}
if (rows.length === 0) console.error(`there is no artifact of ${blueprintId}`);

// Names and fields are what people typed in: none of them is to become a formula of the spreadsheet.
process.stdout.write(stringify(rows, { guardFormulas: true }));
