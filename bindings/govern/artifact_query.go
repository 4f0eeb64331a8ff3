package govern

import "github.com/dssrun/dssrun/bindings/spec"

// searchQueryClasses are builders: a query, where it searches, how it sorts.
var searchQueryClasses = []*spec.Class{{
	Name:   "GovernArtifactSearchQuery",
	Ref:    "dataikuapi.govern.artifact_search.GovernArtifactSearchQuery",
	Doc:    "Builds a query for artifacts, which client.newArtifactSearchRequest() runs. Without anything set it finds all.",
	Fields: "artifactSearchSource: GovernArtifactSearchSource; artifactFilters: GovernArtifactFilter[]; artifactSearchSort: GovernArtifactSearchSort | null",
	Constructor: &spec.Method{
		Sig: `constructor(opts?: {
			/** where to search (default new GovernArtifactSearchSourceAll(), everywhere) */ artifactSearchSource?: GovernArtifactSearchSource | null,
			/** what each hit must fulfil (default []) */ artifactFilters?: GovernArtifactFilter[] | null,
			/** default: unsorted */ artifactSearchSort?: GovernArtifactSearchSort | null })`,
		Doc:      "Make a query. Each part can be set later too.",
		Defaults: "{ artifactSearchSource: null, artifactFilters: null, artifactSearchSort: null }",
		Expr:     "[artifactSearchSource ?? new GovernArtifactSearchSourceAll('all'), artifactFilters ?? [], artifactSearchSort]",
	},
	Methods: []spec.Method{{
		Sig:  "setArtifactSearchSource(artifactSearchSource: GovernArtifactSearchSource): void",
		Doc:  "Set where to search.",
		Expr: "void (this.artifactSearchSource = artifactSearchSource)",
	}, {
		Sig:  "clearArtifactFilters(): void",
		Doc:  "Remove all filters.",
		Expr: "void (this.artifactFilters = [])",
	}, {
		Sig:  "addArtifactFilter(artifactFilter: GovernArtifactFilter): void",
		Doc:  "Add a filter; hits fulfil all of them.",
		Expr: "void this.artifactFilters.push(artifactFilter)",
	}, {
		Sig:  "clearArtifactSearchSort(): void",
		Doc:  "Sort no more.",
		Expr: "void (this.artifactSearchSort = null)",
	}, {
		Sig:  "setArtifactSearchSort(artifactSearchSort: GovernArtifactSearchSort | null): void",
		Doc:  "Set how to sort.",
		Expr: "void (this.artifactSearchSort = artifactSearchSort)",
	}, {
		Sig: "build(): GovernArtifactSearchDocument",
		Doc: "Build the query's document.",
		Expr: "{ artifactSearchSource: this.artifactSearchSource.build(), artifactFilters: this.artifactFilters.map(filter => filter.build()), " +
			"...(this.artifactSearchSort && { artifactSearchSort: this.artifactSearchSort.build() }) }",
	}},
}, {
	Name:   "GovernArtifactSearchSource",
	Ref:    "dataikuapi.govern.artifact_search.GovernArtifactSearchSource",
	Doc:    "Where a query searches: the base of GovernArtifactSearchSourceAll.",
	Fields: "searchSourceType: string",
	Methods: []spec.Method{
		{Sig: "build(): JsonObject", Doc: "Build the source's document. Throws: the subclasses can.", Expr: "fail('Error', 'GovernArtifactSearchSource is abstract and builds nothing: use new GovernArtifactSearchSourceAll()')"},
	},
}, {
	Name:    "GovernArtifactSearchSourceAll",
	Ref:     "dataikuapi.govern.artifact_search.GovernArtifactSearchSourceAll",
	Doc:     "Searches among all artifacts.",
	Extends: "GovernArtifactSearchSource",
	Constructor: &spec.Method{
		Sig:  "constructor()",
		Doc:  "Search among all artifacts.",
		Expr: "['all']",
	},
	Methods: []spec.Method{
		{Sig: "build(): JsonObject", Doc: "Build the source's document.", Expr: "{ type: this.searchSourceType }"},
	},
}, {
	Name:   "GovernArtifactSearchSort",
	Ref:    "dataikuapi.govern.artifact_search.GovernArtifactSearchSort",
	Doc:    "How a query sorts: the base of GovernArtifactSearchSortName, GovernArtifactSearchSortWorkflow and GovernArtifactSearchSortField.",
	Fields: sortFields,
	Methods: []spec.Method{
		{Sig: "build(): JsonObject", Doc: "Build the sort's document. Throws: the subclasses can.", Expr: "fail('Error', 'GovernArtifactSearchSort is abstract and builds nothing: use new GovernArtifactSearchSortName() or another subclass')"},
	},
}, {
	Name:    "GovernArtifactSearchSortName",
	Ref:     "dataikuapi.govern.artifact_search.GovernArtifactSearchSortName",
	Doc:     "Sorts artifacts by name.",
	Extends: "GovernArtifactSearchSort",
	Constructor: &spec.Method{
		Sig:      "constructor(opts?: { " + directionOption + " })",
		Doc:      "Sort by name.",
		Defaults: "{ direction: 'ASC' }",
		Expr:     "['name', direction]",
	},
	Methods: []spec.Method{
		{Sig: "build(): JsonObject", Doc: "Build the sort's document.", Expr: "{ direction: this.direction, column: { type: this.artifactSearchSortType } }"},
	},
}, {
	Name:    "GovernArtifactSearchSortWorkflow",
	Ref:     "dataikuapi.govern.artifact_search.GovernArtifactSearchSortWorkflow",
	Doc:     "Sorts artifacts by where they are in their workflow.",
	Extends: "GovernArtifactSearchSort",
	Constructor: &spec.Method{
		Sig:      "constructor(opts?: { " + directionOption + " })",
		Doc:      "Sort by workflow.",
		Defaults: "{ direction: 'ASC' }",
		Expr:     "['workflow', direction]",
	},
	Methods: []spec.Method{
		{Sig: "build(): JsonObject", Doc: "Build the sort's document.", Expr: "{ direction: this.direction, column: { type: this.artifactSearchSortType } }"},
	},
}, {
	Name:    "GovernArtifactSearchSortField",
	Ref:     "dataikuapi.govern.artifact_search.GovernArtifactSearchSortField",
	Doc:     "Sorts artifacts by fields.",
	Extends: "GovernArtifactSearchSort",
	Fields:  sortFields + "; fields: GovernSortField[]",
	Constructor: &spec.Method{
		Sig:      "constructor(opts?: { /** as GovernArtifactSearchSortFieldDefinition builds them (default []) */ fields?: GovernSortField[] | null, " + directionOption + " })",
		Doc:      "Sort by fields.",
		Defaults: "{ fields: null, direction: 'ASC' }",
		Expr:     "['field', direction, fields ?? []]",
	},
	Methods: []spec.Method{
		{Sig: "build(): JsonObject", Doc: "Build the sort's document.", Expr: "{ direction: this.direction, column: { type: this.artifactSearchSortType, fields: this.fields } }"},
	},
}, {
	Name:   "GovernArtifactSearchSortFieldDefinition",
	Ref:    "dataikuapi.govern.artifact_search.GovernArtifactSearchSortFieldDefinition",
	Doc:    "Builds a field of a blueprint to sort by, as new GovernArtifactSearchSortField({ fields }) takes it.",
	Fields: "blueprintId: string; fieldId: string",
	Constructor: &spec.Method{
		Sig:  "constructor(blueprintId: string, fieldId: string)",
		Doc:  "Name a field of a blueprint. build() gives its document.",
		Expr: "[blueprintId, fieldId]",
	},
	Methods: []spec.Method{
		{Sig: "build(): GovernSortField", Doc: "Build the field's document.", Expr: "{ blueprintId: this.blueprintId, fieldId: this.fieldId }"},
	},
}}

const (
	sortFields      = "artifactSearchSortType: string; direction: " + direction
	direction       = "'ASC' | 'DESC' | (string & {})"
	directionOption = `/** "ASC" (the default) or "DESC" */ direction?: ` + direction
)
