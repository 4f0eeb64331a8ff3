// Filter, map and sort.
import { apiClient } from "dss";
const users: any[] = await apiClient().listUsers();
const found = users
  .filter((u) => u.enabled && u.userProfile === "DESIGNER")
  .map((u) => ({ login: u.login, name: u.displayName, groups: u.groups.length }))
  .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
console.log(found.length, found[0].login);
