// Create a PostgreSQL connection that one group can read with, and test it. The
// password comes from the environment, so that it is in no file. Without --apply
// it only says what it would do.
//
//   DB_PASSWORD=… dssrun run --allow-env=DB_PASSWORD scripts/connections/create.ts NAME HOST DATABASE GROUP [--apply]
import { parseArgs } from "node:util";
import { apiClient } from "dss";

const { values: { apply }, positionals: [name = "reporting_dwh", host = "pg.acme.example", db = "reporting", group = "data_team"] } =
  parseArgs({ options: { apply: { type: "boolean" } }, allowPositionals: true });
const password = process.env.DB_PASSWORD;
if (!password) throw new Error("DB_PASSWORD is empty: set it, and give dssrun --allow-env=DB_PASSWORD");
const client = apiClient();

if (name in (await client.listConnections())) throw new Error(`there is a connection ${name} already`);
if (!(await client.listGroups()).some((g) => g.name === group)) throw new Error(`there is no group ${group}: nobody could use the connection`);

if (!apply) {
  console.log(`would create ${name} (PostgreSQL), usable by ${group}: --apply does`);
} else {
  const connection = await client.createConnection(name, "PostgreSQL", {
    params: { host, port: 5432, db, user: "dataiku", password },
    usableBy: "ALLOWED",
    allowedGroups: [group],
    description: `Read by ${group}`,
  });
  try {
    const settings = await connection.getSettings();
    settings.allowWrite = false;
    settings.allowManagedDatasets = false;
    await settings.save();
  } catch (e) {
    await connection.delete(); // half of it would be a connection that can be written to
    throw e;
  }
  const { connectionOK } = await connection.test();
  console.log(`created ${name} (PostgreSQL), usable by ${group}, ${connectionOK ? "it answers" : "it does not answer"}`);
  if (!connectionOK) process.exitCode = 1;
}
