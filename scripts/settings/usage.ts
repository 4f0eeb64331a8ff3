// How much there is on the instance, as lines for a spreadsheet.
//
//   dssrun run scripts/settings/usage.ts > usage.csv
import { apiClient } from "dss";
import { stringify } from "std/csv";

const client = apiClient();
const usage = await client.getGlobalUsageSummary();
const rows: [string, number][] = [
  ["projects", usage.projectsCount],
  ["datasets", usage.totalDatasetsCount],
  ["recipes", usage.totalRecipesCount],
  ["jupyter notebooks", usage.totalJupyterNotebooksCount],
  ["sql notebooks", usage.totalSqlNotebooksCount],
  ["scenarios", usage.totalScenariosCount],
  ["scenarios with an active trigger", usage.totalActiveWithTriggerScenariosCount],
];
process.stdout.write(stringify(rows, { columns: ["what", "count"] }));
