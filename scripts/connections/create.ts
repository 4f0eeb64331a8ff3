// Create a PostgreSQL connection that one group can use, and test it. The
// password comes from the environment, so that it is in no file:
//
//   DB_PASSWORD=… dssrun run --allow-env=DB_PASSWORD scripts/connections/create.ts NAME HOST DATABASE GROUP
import { apiClient } from "dss";

const [name = "reporting_dwh", host = "pg.acme.example", db = "reporting", group = "data_team"] = process.argv.slice(2);
const client = apiClient();

const connection = await client.createConnection(name, "PostgreSQL", {
  params: { host, port: 5432, db, user: "dataiku", password: process.env.DB_PASSWORD ?? "" },
  usableBy: "ALLOWED",
  allowedGroups: [group],
  description: "Reporting warehouse, read by the data team",
});

const settings = await connection.getSettings();
settings.allowWrite = false;
settings.allowManagedDatasets = false;
await settings.save();

const { connectionOK } = await connection.test();
console.log(`created ${connection.name} (${settings.type}), usable by ${settings.usableByAllowedGroups.join(", ")}, ${connectionOK ? "it answers" : "it does not answer"}`);
