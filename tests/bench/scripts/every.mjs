// Every field of every record.
import { call } from "./lib.mjs";
const users = await call("GET", "/admin/users/?includeSettings=false");
let n = 0;
for (const user of users) {
  for (const key of Object.keys(user)) {
    const value = user[key];
    n += typeof value === "string" ? value.length : 1;
  }
}
console.log(n);
