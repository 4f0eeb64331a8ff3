import { expect, mock, runScript, test } from "dss/test";

const blueprintVersionId = { blueprintId: "bp.model", versionId: "bv.v1" };
const waiting = (name: string, status: string) => ({ name, blueprintVersionId, status: { stepId: "review" }, signoffs: { review: { status } } });

test("lists the sign-offs that wait by status, and no others", async () => {
  mock.govern.seed({
    blueprints: [{
      id: "bp.model", name: "Model",
      versions: [{ id: "bv.v1", workflowDefinition: { stepDefinitions: [{ id: "review", name: "Review" }] }, signoffs: { review: { title: "Review" } } }],
    }],
    artifacts: [
      waiting("Fraud", "WAITING_FOR_FEEDBACK"),
      waiting("Churn", "WAITING_FOR_FEEDBACK"),
      waiting("Prices", "WAITING_FOR_APPROVAL"),
      waiting("Done", "APPROVED"),
    ],
  });
  const { stdout } = await runScript("./signoffs.ts");
  expect(stdout).toMatchInlineSnapshot(`
    "WAITING_FOR_APPROVAL: 1
      Prices
    WAITING_FOR_FEEDBACK: 2
      Churn
      Fraud
    "
  `);
});

test("prints nothing when nobody is waited for", async () => {
  mock.govern.empty();
  expect(await runScript("./signoffs.ts")).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
});

test("fails as a whole when one artifact can't be read", async () => {
  mock.govern.fail("GET /artifact/ar.4/signoffs 500");
  const run = await runScript("./signoffs.ts");
  expect(run).toMatchObject({ exitCode: 1, stdout: "" });
  expect(run.stderr).toContain("/artifact/ar.4/signoffs");
});
