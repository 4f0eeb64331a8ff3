import { parse } from "std/csv";
import { beforeEach, expect, mock, runScript, test } from "dss/test";

const blueprintVersionId = { blueprintId: "bp.model", versionId: "bv.v1" };

beforeEach(() => {
  const risk = { fieldType: "CATEGORY", categories: ["low", "high"] };
  mock.govern.seed({
    blueprints: [{ id: "bp.model", name: "Model", versions: [{ id: "bv.v1", fieldDefinitions: { risk, purpose: { fieldType: "TEXT" } } }] }],
    artifacts: [
      { name: "Churn", blueprintVersionId, fields: { risk: "high", purpose: "Who leaves, and why" } },
      { name: "=HYPERLINK(\"http://evil.example\")", blueprintVersionId },
    ],
  });
});

test("writes a row for each artifact and a column for each field", async () => {
  const { stdout } = await runScript("./artifacts-csv.ts", { args: ["bp.model"] });
  expect(parse(stdout)[0]).toEqual({ id: "ar.1", name: "Churn", risk: "high", purpose: "Who leaves, and why" });
});

test("a name that looks like a formula is none in a spreadsheet", async () => {
  const { stdout } = await runScript("./artifacts-csv.ts", { args: ["bp.model"] });
  expect(parse(stdout)[1].name).toMatch(/^'=HYPERLINK/);
});

test("asks for page after page", async () => {
  mock.govern.seed({ artifacts: Array.from({ length: 45 }, (_, i) => ({ name: `Model ${i}`, blueprintVersionId })) });
  const run = await runScript("./artifacts-csv.ts", { args: ["bp.model"] });
  expect(parse(run.stdout)).toHaveLength(47);
  expect(run.requests).toHaveLength(3);
});

test("a blueprint without artifacts is told on stderr", async () => {
  const run = await runScript("./artifacts-csv.ts", { args: ["bp.modle"] });
  expect(run).toMatchObject({ exitCode: 0, stdout: "", stderr: "there is no artifact of bp.modle\n" });
});

test("writes nothing when a page is missing", async () => {
  mock.govern.fail("POST /artifacts/search 500");
  const run = await runScript("./artifacts-csv.ts");
  expect(run).toMatchObject({ exitCode: 1, stdout: "" });
});
