// List 10,000 datasets, then get, change a field and put each, 16 in flight.
import { apiClient } from "dss";

const project = apiClient().getProject("P");
const names = (await project.listDatasets()).map((d) => d.name);
let next = 0;
async function worker() {
  while (next < names.length) {
    const dataset = project.getDataset(names[next++]);
    const definition = await dataset.getDefinition();
    definition.tags!.push("reviewed");
    await dataset.setDefinition(definition);
  }
}
await Promise.all(Array.from({ length: 16 }, worker));
console.log(names.length);
