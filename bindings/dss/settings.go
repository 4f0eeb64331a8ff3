package dss

import "github.com/dssrun/dssrun/bindings/spec"

var settingsMethods = []spec.Method{{
	Sig:    "getGeneralSettings(): Promise<DSSGeneralSettings>",
	Doc:    "Get the general settings of the instance, to change and save() them. Needs an admin key.",
	HTTP:   "GET /admin/general-settings",
	Result: "new DSSGeneralSettings(this, raw)",
}}

// ruleFilters are the options by which impersonation rules are chosen.
const ruleFilters = `{
	/** user rules of this DSS user */ dssUser?: string | null,
	/** group rules of this DSS group */ dssGroup?: string | null,
	/** rules that lead to this UNIX user */ unixUser?: string | null,
	/** rules that lead to this Hadoop user */ hadoopUser?: string | null,
	/** user rules of this project */ projectKey?: string | null,
	/** user rules of this scope */ scope?: 'GLOBAL' | 'PROJECT' | null,
	/** rules of this type */ ruleType?: 'IDENTITY' | 'SINGLE_MAPPING' | 'REGEXP_RULE' | null,
	/** true: user rules only, false: group rules only, null (the default): both */ isUser?: boolean | null,
	/** rules of this regular expression */ ruleFrom?: string | null }`

const ruleDefaults = "{ dssUser: null, dssGroup: null, unixUser: null, hadoopUser: null, projectKey: null, scope: null, ruleType: null, isUser: null, ruleFrom: null }"

var settingsClasses = []*spec.Class{{
	Name:   "DSSGeneralSettings",
	Ref:    "dataikuapi.dss.admin.DSSGeneralSettings",
	Doc:    "The general settings of the instance, from client.getGeneralSettings(). Change them, then save().",
	Fields: "readonly client: DSSClient; readonly settings: GeneralSettings",
	Getter: "client.getGeneralSettings()",
	Methods: []spec.Method{{
		Sig:  "save(): Promise<void>",
		Doc:  "Save the settings. Needs an admin key.",
		HTTP: "PUT /admin/general-settings",
		Body: "this.settings",
	}, {
		Sig:  "getRaw(): GeneralSettings",
		Doc:  "Get the document that save() sends, not a copy.",
		Expr: "this.settings",
	}, {
		Sig: "addImpersonationRule(rule: DSSUserImpersonationRule | DSSGroupImpersonationRule | ImpersonationRule, opts?: { " +
			"/** where rule is a plain object: whether it is about users (default true) or groups */ isUserRule?: boolean }): void",
		Doc:      "Add a rule to the impersonation settings. Sends no request: save() does.",
		Defaults: "{ isUserRule: true }",
		JS:       true,
	}, {
		Sig: "getImpersonationRules(opts?: " + ruleFilters + "): (DSSUserImpersonationRule | DSSGroupImpersonationRule)[]",
		Doc: "Get the impersonation rules that every filter given lets through; user rules come first. " +
			"The filters of one kind of rule (dssUser, projectKey, scope; dssGroup) leave the other kind in: set isUser too. Sends no request.",
		Defaults: ruleDefaults,
		JS:       true,
	}, {
		Sig: "removeImpersonationRules(opts?: " + ruleFilters + "): void",
		Doc: "Remove the impersonation rules that getImpersonationRules() gives for these filters; without a filter, all. " +
			"The filters of one kind of rule leave the other kind in, which is then removed: set isUser too. Sends no request: save() does.",
		Defaults: ruleDefaults,
		JS:       true,
	}, {
		Sig:  "pushContainerExecBaseImages(): Promise<JsonObject>",
		Doc:  "Push the base images of containerized execution to their repository. Rejects where the server reports an error.",
		HTTP: "POST /admin/container-exec/actions/push-base-images",
		Result: "raw === null || raw === undefined ? fail('DataikuException', 'the base images were not pushed: the answer is empty') : " +
			"raw.messages?.error ? fail('DataikuException', 'the base images were not pushed: ' + JSON.stringify(raw.messages.messages ?? raw.messages)) : raw",
	}},
}, {
	Name:   "DSSUserImpersonationRule",
	Ref:    "dataikuapi.dss.admin.DSSUserImpersonationRule",
	Doc:    "A rule that says which UNIX and Hadoop user stands for a DSS user. A new one is global, and maps each user to the one of the same name. Its calls can be chained.",
	Fields: "readonly raw: ImpersonationRule",
	Constructor: &spec.Method{
		Sig:      "constructor(opts?: { /** the rule's document (default: a global rule of type IDENTITY) */ raw?: ImpersonationRule | null })",
		Doc:      "Start a rule, for settings.addImpersonationRule().",
		Defaults: "{ raw: null }",
		Expr:     "[raw ?? { scope: 'GLOBAL', type: 'IDENTITY' }]",
	},
	Methods: []spec.Method{{
		Sig:  "scopeGlobal(): this",
		Doc:  "Make the rule apply to all projects.",
		Expr: "(this.raw.scope = 'GLOBAL', this)",
	}, {
		Sig:  "scopeProject(projectKey: string): this",
		Doc:  "Make the rule apply to one project.",
		Expr: "(this.raw.scope = 'PROJECT', this.raw.projectKey = projectKey, this)",
	}, {
		Sig:  "userIdentity(): this",
		Doc:  "Map each DSS user to the UNIX user of the same name.",
		Expr: "(this.raw.type = 'IDENTITY', this)",
	}, {
		Sig:      "userSingle(dssUser: string, unixUser: string, opts?: { /** default null: the server takes unixUser */ hadoopUser?: string | null }): this",
		Doc:      "Map one DSS user to a UNIX user.",
		Defaults: "{ hadoopUser: null }",
		Expr:     "(Object.assign(this.raw, { type: 'SINGLE_MAPPING', dssUser, targetUnix: unixUser, targetHadoop: hadoopUser }), this)",
	}, {
		Sig:      "userRegexp(regexp: string, unixUser: string, opts?: { /** default null: the server takes unixUser */ hadoopUser?: string | null }): this",
		Doc:      "Map the DSS users whose login matches a regular expression to a UNIX user.",
		Defaults: "{ hadoopUser: null }",
		Expr:     "(Object.assign(this.raw, { type: 'REGEXP_RULE', ruleFrom: regexp, targetUnix: unixUser, targetHadoop: hadoopUser }), this)",
	}},
}, {
	Name:   "DSSGroupImpersonationRule",
	Ref:    "dataikuapi.dss.admin.DSSGroupImpersonationRule",
	Doc:    "A rule that says which UNIX and Hadoop user stands for the members of a DSS group. A new one maps each group to the one of the same name. Its calls can be chained.",
	Fields: "readonly raw: ImpersonationRule",
	Constructor: &spec.Method{
		Sig:      "constructor(opts?: { /** the rule's document (default: a rule of type IDENTITY) */ raw?: ImpersonationRule | null })",
		Doc:      "Start a rule, for settings.addImpersonationRule().",
		Defaults: "{ raw: null }",
		Expr:     "[raw ?? { type: 'IDENTITY' }]",
	},
	Methods: []spec.Method{{
		Sig:  "groupIdentity(): this",
		Doc:  "Map each DSS group to the one of the same name.",
		Expr: "(this.raw.type = 'IDENTITY', this)",
	}, {
		Sig:      "groupSingle(dssGroup: string, unixUser: string, opts?: { /** default null: the server takes unixUser */ hadoopUser?: string | null }): this",
		Doc:      "Map one DSS group to a UNIX user.",
		Defaults: "{ hadoopUser: null }",
		Expr:     "(Object.assign(this.raw, { type: 'SINGLE_MAPPING', dssGroup, targetUnix: unixUser, targetHadoop: hadoopUser }), this)",
	}, {
		Sig:      "groupRegexp(regexp: string, unixUser: string, opts?: { /** default null: the server takes unixUser */ hadoopUser?: string | null }): this",
		Doc:      "Map the DSS groups whose name matches a regular expression to a UNIX user.",
		Defaults: "{ hadoopUser: null }",
		Expr:     "(Object.assign(this.raw, { type: 'REGEXP_RULE', ruleFrom: regexp, targetUnix: unixUser, targetHadoop: hadoopUser }), this)",
	}},
}}

var settingsTypes = []spec.Type{{
	Name: "GeneralSettings",
	Doc:  "The document of an instance's general settings.",
	Text: `{
	/** which UNIX and Hadoop users stand for users and groups */
	impersonation?: { userRules: ImpersonationRule[], groupRules: ImpersonationRule[], [key: string]: any }
	[key: string]: any
}`,
}, {
	Name: "ImpersonationRule",
	Doc:  "A rule's document.",
	Text: `{
	type?: 'IDENTITY' | 'SINGLE_MAPPING' | 'REGEXP_RULE'
	/** of a user rule */
	scope?: 'GLOBAL' | 'PROJECT'
	/** where scope is PROJECT */
	projectKey?: string
	/** of a user rule of type SINGLE_MAPPING */
	dssUser?: string
	/** of a group rule of type SINGLE_MAPPING */
	dssGroup?: string
	/** the regular expression, where type is REGEXP_RULE */
	ruleFrom?: string
	targetUnix?: string
	targetHadoop?: string | null
	[key: string]: any
}`,
}}
