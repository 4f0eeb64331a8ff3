// The artifacts of a blueprint as CSV, one column a field.
//
//   dssrun run scripts/govern/artifacts-csv.ts [BLUEPRINT_ID] > artifacts.csv
import { governClient, GovernArtifactFilterBlueprints, GovernArtifactSearchQuery } from "dss/govern";
import { stringify } from "std/csv";

const client = governClient();
const [blueprintId = "bp.system.govern_project"] = process.argv.slice(2);

const query = new GovernArtifactSearchQuery({ artifactFilters: [new GovernArtifactFilterBlueprints({ blueprintIds: [blueprintId] })] });
const rows: Record<string, unknown>[] = [];
for await (const hit of client.newArtifactSearchRequest(query)) {
  const { id, name, fields } = hit.getRaw().artifact;
  rows.push({ id, name, ...fields });
}

// Names and fields are what people typed in: none of them is to become a formula of the spreadsheet.
process.stdout.write(stringify(rows, { guardFormulas: true }));
