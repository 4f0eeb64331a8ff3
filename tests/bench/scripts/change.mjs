// Change each and stringify.
import { call } from "./lib.mjs";
const users = await call("GET", "/admin/users/?includeSettings=false");
for (const user of users) {
  user.enabled = !user.enabled;
  user.tag = "x";
}
console.log(JSON.stringify(users).length);
