// The status of trials: who is on trial, whose trial has expired.
//
//   dssrun run scripts/users/trials.ts
import { apiClient } from "dss";

const client = apiClient();
for (const u of await client.listUsers({ includeSettings: true })) {
  const trial = u.trialStatus;
  if (!trial?.exists) continue;
  const status = trial.expired ? "expired" : trial.valid ? "runs" : "not valid";
  console.log(`${u.login.padEnd(16)} ${status}`);
}

const expired = await client.listExpiredTrialUsers();
console.log(`expired: ${expired.map((u) => u.login).sort().join(", ") || "none"}`);
