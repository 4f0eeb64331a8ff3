// Every field of every record.
import { apiClient } from "dss";
const users: any[] = await apiClient().listUsers();
let n = 0;
for (const user of users) {
  for (const key of Object.keys(user)) {
    const value = user[key];
    n += typeof value === "string" ? value.length : 1;
  }
}
console.log(n);
