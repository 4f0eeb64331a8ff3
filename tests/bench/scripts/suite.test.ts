// 500 tests of 3 calls each, each on a mock of its own.
import { expect, mock, test } from "dss/test";
import { apiClient } from "dss";

for (let i = 0; i < 500; i++) {
  test(`tags dataset ${i}`, async () => {
    const project = apiClient().getProject("MARKETING_MIX");
    const [first] = await project.listDatasets();
    const dataset = project.getDataset(first.name);
    const definition = await dataset.getDefinition();
    definition.tags = [`reviewed-${i}`];
    await dataset.setDefinition(definition);
    expect(mock.requests.length).toBe(3);
    expect(mock.requests[2].body.tags).toEqual([`reviewed-${i}`]);
  });
}
