// Change each and stringify.
import { apiClient } from "dss";
const users: any[] = await apiClient().listUsers();
for (const user of users) {
  user.enabled = !user.enabled;
  user.tag = "x";
}
console.log(JSON.stringify(users).length);
