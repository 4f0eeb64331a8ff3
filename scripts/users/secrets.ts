// Add a secret to a user, in place of one of the same name, and remove one.
// Values are never printed.
//
//   SECRET=… dssrun run --allow-env=SECRET scripts/users/secrets.ts [LOGIN] [NAME]
import { apiClient } from "dss";

const [login = "olivia.brown", name = "warehouse_token"] = process.argv.slice(2);
const user = apiClient().getUser(login);

const settings = await user.getSettings();
settings.addSecret(name, process.env.SECRET ?? "");
settings.removeSecret("hf_token");
await settings.save();

const names = (await user.getSettings()).getRaw().secrets?.map((s) => s.name);
console.log(`${login} has the secrets ${names?.join(", ")}`);
