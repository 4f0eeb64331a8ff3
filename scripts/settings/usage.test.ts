import { parse } from "std/csv";
import { expect, mock, runScript, test } from "dss/test";

test("counts what is on the instance", async () => {
  mock.dss.seed({
    projects: [
      { projectKey: "SALES", datasets: [{ name: "orders", type: "Filesystem" }, { name: "customers", type: "Filesystem" }] },
      { projectKey: "OPS", notebooks: [{ name: "logs" }], usage: { recipes: { python: 3, sync: 1 }, scenarios: 2, activeScenarios: 1 } },
    ],
  });
  const run = await runScript("./usage.ts");
  const counts = Object.fromEntries(parse(run.stdout).map((row) => [row.what, Number(row.count)]));
  expect(counts).toMatchObject({ projects: 2, datasets: 2, recipes: 4, "jupyter notebooks": 1, scenarios: 2 });
});

test("an empty instance is a table of zeros", async () => {
  mock.dss.empty();
  const { stdout } = await runScript("./usage.ts");
  expect(parse(stdout).map((row) => row.count)).toEqual(["0", "0", "0", "0", "0", "0", "0"]);
});

test("who is no administrator gets an error and no half a file", async () => {
  mock.dss.as("marie.dupont");
  const run = await runScript("./usage.ts");
  expect(run).toMatchObject({ exitCode: 1, stdout: "" });
});
