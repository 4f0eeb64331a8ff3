// How much there is on the instance, as lines for a spreadsheet.
//
//   dssrun run scripts/settings/usage.ts > usage.csv
import { apiClient } from "dss";

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
console.log("what,count");
for (const [what, count] of rows) console.log(`${what},${count}`);
