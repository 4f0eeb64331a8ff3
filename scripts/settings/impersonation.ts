// Impersonation rules as code: what stands here is what the instance is to have.
// The rules of the project and of the group are replaced as a whole, so running
// it twice changes nothing.
//
//   dssrun run scripts/settings/impersonation.ts [--apply]
import { parseArgs } from "node:util";
import { apiClient, DSSGroupImpersonationRule, DSSUserImpersonationRule } from "dss";

const { values: { apply } } = parseArgs({ options: { apply: { type: "boolean" } } });
const ofProject = { projectKey: "CUSTOMER360", isUser: true };
const ofGroup = { dssGroup: "finance", isUser: false };
const userRules = [
  new DSSUserImpersonationRule().scopeProject(ofProject.projectKey).userSingle("marie.dupont", "svc_customer"),
  new DSSUserImpersonationRule().scopeProject(ofProject.projectKey).userRegexp("(.*)\\.ext", "contractor_$1", { hadoopUser: "contractor" }),
];
const groupRules = [new DSSGroupImpersonationRule().groupSingle(ofGroup.dssGroup, "svc_finance")];

const settings = await apiClient().getGeneralSettings();
console.log(`${ofProject.projectKey}: ${settings.getImpersonationRules(ofProject).length} user rules, to be ${userRules.length}`);
console.log(`${ofGroup.dssGroup}: ${settings.getImpersonationRules(ofGroup).length} group rules, to be ${groupRules.length}`);

settings.removeImpersonationRules(ofProject);
settings.removeImpersonationRules(ofGroup);
for (const rule of userRules) settings.addImpersonationRule(rule);
for (const rule of groupRules) settings.addImpersonationRule(rule, { isUserRule: false });
if (apply) await settings.save();
console.log(apply ? "saved" : "--apply saves them");
