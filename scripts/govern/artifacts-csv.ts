// The artifacts of a blueprint as CSV, one column a field.
//
//   dssrun run scripts/govern/artifacts-csv.ts [BLUEPRINT_ID] > artifacts.csv
import { governClient, GovernArtifactFilterBlueprints, GovernArtifactSearchQuery } from "dss/govern";

const client = governClient();
const [blueprintId = "bp.system.govern_project"] = process.argv.slice(2);

const query = new GovernArtifactSearchQuery({ artifactFilters: [new GovernArtifactFilterBlueprints({ blueprintIds: [blueprintId] })] });
const rows: Record<string, unknown>[] = [];
for await (const hit of client.newArtifactSearchRequest(query)) {
  const { id, name, fields } = hit.getRaw().artifact;
  rows.push({ id, name, ...fields });
}

const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
const cell = (value: unknown) => {
  const text = value === undefined || value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
console.log(columns.join(","));
for (const row of rows) console.log(columns.map((c) => cell(row[c])).join(","));
