import { apiClient } from "dss";
console.log((await apiClient().listUsers()).length);
