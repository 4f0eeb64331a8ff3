package dss

import (
	"slices"

	"github.com/dssrun/dssrun/bindings/spec"
)

var projectMethods = []spec.Method{{
	Sig:    "listProjectKeys(): Promise<string[]>",
	Doc:    "List the keys of the projects that this key can see.",
	HTTP:   "GET /projects/",
	Result: "raw.map(project => project.projectKey)",
}, {
	Sig:      "listProjects(opts?: { /** with the folder of each project, which is slower (default false) */ includeLocation?: boolean }): Promise<ProjectListItem[]>",
	Doc:      "List the projects that this key can see.",
	HTTP:     "GET /projects/",
	Defaults: "{ includeLocation: false }",
	Query:    "{ includeLocation }",
}, {
	Sig:  "getProject(projectKey: string): DSSProject",
	Doc:  "Get a handle on a project. Sends no request.",
	Expr: "new DSSProject(this, projectKey)",
}, {
	Sig:  "getDefaultProject(): DSSProject",
	Doc:  "Get a handle on the current project: the one that DKU_CURRENT_PROJECT_KEY names. Throws where there is none.",
	Expr: "new DSSProject(this, defaultProjectKey())",
}}

func projectClasses() []*spec.Class {
	return []*spec.Class{{
		Name:   "DSSProject",
		Ref:    "dataikuapi.dss.project.DSSProject",
		Doc:    "A handle on a project of the instance, from client.getProject(projectKey).",
		Fields: "readonly client: DSSClient; readonly projectKey: string",
		Methods: slices.Concat([]spec.Method{{
			Sig:  "getSummary(): Promise<ProjectListItem>",
			Doc:  "Get a summary of the project, to read only.",
			HTTP: "GET /projects/{projectKey}",
		}, {
			Sig: `listDatasets(opts: { asType: 'objects' | 'object', includeShared?: boolean, tags?: string[] | null }): Promise<DSSDataset[]>
			listDatasets(opts?: {
				/** "listitems" (the default) or "objects", handles */ asType?: 'listitems' | 'listitem',
				/** also those that other projects share with this one (default false) */ includeShared?: boolean,
				/** only those that have one of these tags (default: all) */ tags?: string[] | null }): Promise<DSSDatasetListItem[]>`,
			Doc:      "List the datasets of the project.",
			HTTP:     "GET /projects/{projectKey}/datasets/",
			Defaults: "{ asType: 'listitems', includeShared: false, tags: null }",
			Query:    "{ foreign: includeShared, tags }",
			Result: "asType.startsWith('object') ? raw.map(item => new DSSDataset(this.client, item.projectKey, item.name)) : " +
				"raw.map(item => new DSSDatasetListItem(this.client, item))",
		}, {
			Sig:  "getDataset(datasetName: string): DSSDataset",
			Doc:  "Get a handle on a dataset of the project. Sends no request.",
			Expr: "new DSSDataset(this.client, this.projectKey, datasetName)",
		}}, projectNotebookMethods, managedFolderMethods),
	}}
}

var datasetClasses = []*spec.Class{{
	Name: "DSSTaggableObjectListItem",
	Ref:  "dataikuapi.dss.utils.DSSTaggableObjectListItem",
	Doc:  "An item of a list of objects that can have tags. The object is the item's document itself.",
	Data: true,
	Properties: []spec.Property{
		{Sig: "readonly tags: string[]", Doc: "The tags of the object.", Path: "tags"},
	},
}, {
	Name:    "DSSDatasetListItem",
	Ref:     "dataikuapi.dss.dataset.DSSDatasetListItem",
	Doc:     "An item of a list of datasets, from project.listDatasets(). The object is the dataset's document itself.",
	Extends: "DSSTaggableObjectListItem",
	Fields:  "readonly client: DSSClient",
	Data:    true,
	Properties: []spec.Property{
		{Sig: "readonly name: string", Doc: "The name of the dataset.", Path: "name"},
		{Sig: "readonly id: string", Doc: "The id of the dataset, which is its name.", Path: "name"},
		{Sig: "readonly type: string", Doc: "The type of the dataset: \"Filesystem\", \"PostgreSQL\".", Path: "type"},
		{Sig: "readonly schema: DatasetSchema", Doc: "The schema of the dataset.", Path: "schema"},
		{Sig: "readonly connection: string | null", Doc: "The name of the connection that the dataset is on, null where it is on none.", Get: "this.raw.params?.connection ?? null"},
	},
	Methods: []spec.Method{{
		Sig:  "toDataset(): DSSDataset",
		Doc:  "Get a handle on this dataset. Sends no request.",
		Expr: "new DSSDataset(this.client, this.raw.projectKey, this.raw.name)",
	}, {
		Sig:  "getColumn(column: string): SchemaColumn | null",
		Doc:  "Get a column of the schema by its name, null where there is none.",
		Expr: "this.raw.schema.columns.find(c => c.name === column) ?? null",
	}},
}, {
	Name:   "DSSDataset",
	Ref:    "dataikuapi.dss.dataset.DSSDataset",
	Doc:    "A handle on a dataset, from project.getDataset(name).",
	Fields: "readonly client: DSSClient; readonly projectKey: string; readonly datasetName: string",
	Properties: []spec.Property{
		{Sig: "readonly project: DSSProject", Doc: "A handle on the dataset's project.", Get: "new DSSProject(this.client, this.projectKey)"},
		{Sig: "readonly id: string", Doc: "The id of the dataset, which is its name.", Path: "datasetName"},
		{Sig: "readonly name: string", Doc: "The name of the dataset.", Path: "datasetName"},
	},
	Methods: []spec.Method{{
		Sig:  "getDefinition(): Promise<DatasetDefinition>",
		Doc:  "Get the dataset's document.",
		HTTP: "GET /projects/{projectKey}/datasets/{datasetName}",
	}, {
		Sig:  "setDefinition(definition: DatasetDefinition): Promise<JsonObject>",
		Doc:  "Replace the dataset's document by one that came from getDefinition().",
		HTTP: "PUT /projects/{projectKey}/datasets/{datasetName}",
		Body: "definition",
	}},
}}

var projectTypes = []spec.Type{{
	Name: "ProjectListItem",
	Doc:  "A summary of a project.",
	Text: "{ projectKey: string, name: string, ownerLogin?: string, ownerDisplayName?: string, shortDesc?: string, tags?: string[], [key: string]: any }",
}, {
	Name: "DatasetDefinition",
	Doc:  "A dataset's document.",
	Text: `{
	projectKey: string
	name: string
	/** "Filesystem", "PostgreSQL" … */
	type: string
	/** whether DSS manages its data */
	managed?: boolean
	params: { /** name of the connection */ connection?: string, path?: string, [key: string]: any }
	formatType?: string
	formatParams?: JsonObject
	schema?: DatasetSchema
	tags?: string[]
	[key: string]: any
}`,
}, {
	Name: "DatasetSchema", Doc: "The columns of a dataset.",
	Text: "{ columns: SchemaColumn[], userModified?: boolean, [key: string]: any }",
}, {
	Name: "SchemaColumn", Doc: "A column of a dataset.",
	Text: "{ name: string, /** \"string\", \"bigint\", \"date\" … */ type: string, comment?: string, [key: string]: any }",
}}
