package dss

import "github.com/dssrun/dssrun/bindings/spec"

var managedFolderMethods = []spec.Method{{
	Sig:  "getManagedFolder(odbId: string): DSSManagedFolder",
	Doc:  "Get a handle on a managed folder of the project, by its id. Sends no request.",
	Expr: "new DSSManagedFolder(this.client, this.projectKey, odbId)",
}}

var managedFolderClasses = []*spec.Class{{
	Name:   "DSSManagedFolder",
	Ref:    "dataikuapi.dss.managedfolder.DSSManagedFolder",
	Doc:    "A handle on a managed folder, from project.getManagedFolder(odbId).",
	Fields: "readonly client: DSSClient; readonly projectKey: string; readonly odbId: string",
	Properties: []spec.Property{
		{Sig: "readonly project: DSSProject", Doc: "A handle on the folder's project.", Get: "new DSSProject(this.client, this.projectKey)"},
		{Sig: "readonly id: string", Doc: "The id of the folder.", Path: "odbId"},
	},
	Methods: []spec.Method{{
		Sig: `computeMetrics(opts?: {
			/** ids of the metrics to compute (default: those of the probes) */ metricIds?: string[] | null,
			/** the probes to use (default: those of the folder); not looked at with metricIds */ probes?: JsonObject | null }): Promise<DSSFuture>`,
		Doc:      "Start to compute metrics of the folder. The future's result has the times, and what was computed.",
		Defaults: "{ metricIds: null, probes: null }",
		Expr:     "metricIds !== null ? this._computeMetricsFromIds(metricIds) : this._computeMetrics(probes)",
	}, {
		Sig:      "_computeMetricsFromIds(metricIds: string[]): Promise<DSSFuture>",
		Doc:      "Sends the request of computeMetrics() with metricIds.",
		Internal: true,
		HTTP:     "POST /projects/{projectKey}/managedfolders/{odbId}/actions/computeMetricsFromIds",
		Body:     "{ metricIds }",
		Result:   "DSSFuture.fromResp(this.client, raw)",
	}, {
		Sig:      "_computeMetrics(probes: JsonObject | null): Promise<DSSFuture>",
		Doc:      "Sends the request of computeMetrics() without metricIds.",
		Internal: true,
		HTTP:     "POST /projects/{projectKey}/managedfolders/{odbId}/actions/computeMetrics",
		Body:     "probes",
		Result:   "DSSFuture.fromResp(this.client, raw)",
	}},
}}
