// Impersonation rules as code: what stands here is what the instance has. The
// rules of a project are replaced as a whole, so running it twice changes
// nothing.
//
//   dssrun run scripts/settings/impersonation.ts
import { apiClient, DSSGroupImpersonationRule, DSSUserImpersonationRule } from "dss";

const projectKey = "CUSTOMER360";
const userRules = [
  new DSSUserImpersonationRule().scopeProject(projectKey).userSingle("marie.dupont", "svc_customer"),
  new DSSUserImpersonationRule().scopeProject(projectKey).userRegexp("(.*)\\.ext", "contractor_$1", { hadoopUser: "contractor" }),
];
const groupRules = [new DSSGroupImpersonationRule().groupSingle("finance", "svc_finance")];

const settings = await apiClient().getGeneralSettings();
settings.removeImpersonationRules({ projectKey, isUser: true });
settings.removeImpersonationRules({ dssGroup: "finance", isUser: false });
for (const rule of userRules) settings.addImpersonationRule(rule);
for (const rule of groupRules) settings.addImpersonationRule(rule, { isUserRule: false });
await settings.save();

const saved = await apiClient().getGeneralSettings();
console.log(`${projectKey}: ${saved.getImpersonationRules({ projectKey, isUser: true }).length} user rules`);
console.log(`finance: ${saved.getImpersonationRules({ dssGroup: "finance", isUser: false }).length} group rule`);
