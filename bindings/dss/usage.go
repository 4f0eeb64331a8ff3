package dss

import "github.com/dssrun/dssrun/bindings/spec"

var usageMethods = []spec.Method{{
	Sig:      "getGlobalUsageSummary(opts?: { /** with the counts of each project (default false) */ withPerProject?: boolean }): Promise<DSSGlobalUsageSummary>",
	Doc:      "Get how many projects, datasets, recipes, notebooks and scenarios there are on the instance. Needs an admin key.",
	HTTP:     "GET /admin/monitoring/global-usage-summary",
	Defaults: "{ withPerProject: false }",
	Query:    "{ withPerProject }",
	Result:   "new DSSGlobalUsageSummary(raw)",
}}

var usageClasses = []*spec.Class{{
	Name:   "DSSGlobalUsageSummary",
	Ref:    "dataikuapi.dss.admin.DSSGlobalUsageSummary",
	Doc:    "How much there is on the instance, from client.getGlobalUsageSummary().",
	Fields: "readonly data: UsageSummary",
	Properties: []spec.Property{
		{Sig: "readonly raw: UsageSummary", Doc: "The document of the summary, with counts by type too.", Path: "data"},
		{Sig: "readonly projectsCount: number", Doc: "How many projects there are.", Path: "data.projects"},
		{Sig: "readonly totalDatasetsCount: number", Doc: "How many datasets there are.", Path: "data.datasets.all"},
		{Sig: "readonly totalRecipesCount: number", Doc: "How many recipes there are.", Path: "data.recipes.all"},
		{Sig: "readonly totalJupyterNotebooksCount: number", Doc: "How many Jupyter notebooks there are.", Path: "data.notebooks.nbJupyterNotebooks"},
		{Sig: "readonly totalSqlNotebooksCount: number", Doc: "How many SQL notebooks there are.", Path: "data.notebooks.nbSqlNotebooks"},
		{Sig: "readonly totalScenariosCount: number", Doc: "How many scenarios there are.", Path: "data.scenarios.all"},
		{Sig: "readonly totalActiveWithTriggerScenariosCount: number", Doc: "How many scenarios are active and have a trigger.", Path: "data.scenarios.activeWithTriggers"},
	},
}}

var usageTypes = []spec.Type{{
	Name: "UsageSummary",
	Doc:  "The document of a usage summary: a count for all objects of a kind, and counts by type.",
	Text: `{
	projects: number
	datasets: { all: number, [key: string]: any }
	recipes: { all: number, [key: string]: any }
	notebooks: { nbJupyterNotebooks: number, nbSqlNotebooks: number, [key: string]: any }
	scenarios: { all: number, activeWithTriggers: number, [key: string]: any }
	/** with withPerProject */
	projectSummaries?: JsonObject[]
	[key: string]: any
}`,
}}
