// 20,000 requests to a mock inside the process, 16 in flight.
import { apiClient } from "dss";

const user = apiClient().getUser("marie.dupont");
let left = 20_000;
await Promise.all(Array.from({ length: 16 }, async () => {
  while (left-- > 0) await user.getSettings();
}));
