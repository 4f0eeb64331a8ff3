// Users by group.
import { apiClient } from "dss";
const users: any[] = await apiClient().listUsers();
const groups: Record<string, number> = {};
for (const user of users) for (const group of user.groups) groups[group] = (groups[group] ?? 0) + 1;
console.log(Object.keys(groups).length, groups.all_users);
