// Users by group.
import { call } from "./lib.mjs";
const users = await call("GET", "/admin/users/?includeSettings=false");
const groups = {};
for (const user of users) for (const group of user.groups) groups[group] = (groups[group] ?? 0) + 1;
console.log(Object.keys(groups).length, groups.all_users);
