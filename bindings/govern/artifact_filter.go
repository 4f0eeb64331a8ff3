package govern

import "github.com/dssrun/dssrun/bindings/spec"

// filterClasses are builders of what the hits of a query must fulfil.
var filterClasses = []*spec.Class{{
	Name:   "GovernArtifactFilter",
	Ref:    "dataikuapi.govern.artifact_search.GovernArtifactFilter",
	Doc:    "What the hits of a query must fulfil: the base of the filters.",
	Fields: "filterType: string",
	Constructor: &spec.Method{
		Sig:  "constructor(filterType: string)",
		Doc:  "Make a filter that builds nothing: use a subclass.",
		Expr: "[filterType]",
	},
	Methods: []spec.Method{
		{Sig: "build(): JsonObject", Doc: "Build the filter's document. Throws: the subclasses can.", Expr: "fail('Error', 'GovernArtifactFilter is abstract and builds nothing: use new GovernArtifactFilterBlueprints() or another subclass')"},
	},
}, {
	Name:    "GovernArtifactFilterBlueprints",
	Ref:     "dataikuapi.govern.artifact_search.GovernArtifactFilterBlueprints",
	Doc:     "Finds artifacts of some blueprints.",
	Extends: "GovernArtifactFilter",
	Fields:  "filterType: string; blueprintIds: string[]",
	Constructor: &spec.Method{
		Sig:      "constructor(opts?: { /** default [] */ blueprintIds?: string[] | null })",
		Doc:      "Find artifacts of these blueprints.",
		Defaults: "{ blueprintIds: null }",
		Expr:     "['blueprints', blueprintIds ?? []]",
	},
	Methods: []spec.Method{
		{Sig: "build(): JsonObject", Doc: "Build the filter's document.", Expr: "{ type: this.filterType, blueprintIds: this.blueprintIds }"},
	},
}, {
	Name:    "GovernArtifactFilterBlueprintVersions",
	Ref:     "dataikuapi.govern.artifact_search.GovernArtifactFilterBlueprintVersions",
	Doc:     "Finds artifacts of some versions of blueprints.",
	Extends: "GovernArtifactFilter",
	Fields:  "filterType: string; blueprintVersionIds: GovernBlueprintVersionKey[]",
	Constructor: &spec.Method{
		Sig:      "constructor(opts?: { /** as GovernBlueprintVersionId builds them (default []) */ blueprintVersionIds?: GovernBlueprintVersionKey[] | null })",
		Doc:      "Find artifacts of these versions.",
		Defaults: "{ blueprintVersionIds: null }",
		Expr:     "['blueprintVersions', blueprintVersionIds ?? []]",
	},
	Methods: []spec.Method{
		{Sig: "build(): JsonObject", Doc: "Build the filter's document.", Expr: "{ type: this.filterType, blueprintVersionIds: this.blueprintVersionIds }"},
	},
}, {
	Name:    "GovernArtifactFilterArtifacts",
	Ref:     "dataikuapi.govern.artifact_search.GovernArtifactFilterArtifacts",
	Doc:     "Finds some artifacts by id.",
	Extends: "GovernArtifactFilter",
	Fields:  "filterType: string; artifactIds: string[]",
	Constructor: &spec.Method{
		Sig:      "constructor(opts?: { /** default [] */ artifactIds?: string[] | null })",
		Doc:      "Find these artifacts.",
		Defaults: "{ artifactIds: null }",
		Expr:     "['artifacts', artifactIds ?? []]",
	},
	Methods: []spec.Method{
		{Sig: "build(): JsonObject", Doc: "Build the filter's document.", Expr: "{ type: this.filterType, artifactIds: this.artifactIds }"},
	},
}, {
	Name:    "GovernArtifactFilterFieldValue",
	Ref:     "dataikuapi.govern.artifact_search.GovernArtifactFilterFieldValue",
	Doc:     "Finds artifacts by the value of a field, or by name.",
	Extends: "GovernArtifactFilter",
	Fields: "filterType: string; conditionType: " + conditionType + "; condition: string | number | boolean | null; " +
		"fieldId: string | null; negateCondition: boolean | null; caseSensitive: boolean | null",
	Constructor: &spec.Method{
		Sig: `constructor(conditionType: ` + conditionType + `, opts?: {
			/** what to compare with */ condition?: string | number | boolean | null,
			/** the field to compare (default: the name) */ fieldId?: string | null,
			/** find the artifacts that do not match (default false) */ negateCondition?: boolean | null,
			/** make a difference between capitals and small letters (default false) */ caseSensitive?: boolean | null })`,
		Doc:      "Find artifacts whose field matches: EQUALS, CONTAINS, START_WITH or END_WITH.",
		Defaults: "{ condition: null, fieldId: null, negateCondition: null, caseSensitive: null }",
		Expr:     "['field', conditionType, condition, fieldId, negateCondition, caseSensitive]",
	},
	Methods: []spec.Method{
		{Sig: "build(): JsonObject", Doc: "Build the filter's document; what is null is left out.", JS: true},
	},
}, {
	Name:    "GovernArtifactFilterArchivedStatus",
	Ref:     "dataikuapi.govern.artifact_search.GovernArtifactFilterArchivedStatus",
	Doc:     "Says whether archived artifacts are found too.",
	Extends: "GovernArtifactFilter",
	Fields:  "filterType: string; isArchived: boolean",
	Constructor: &spec.Method{
		Sig:  "constructor(isArchived: boolean)",
		Doc:  "With true, archived artifacts are found too.",
		Expr: "['archived', isArchived]",
	},
	Methods: []spec.Method{
		{Sig: "build(): JsonObject", Doc: "Build the filter's document.", Expr: "{ type: this.filterType, isArchived: this.isArchived }"},
	},
}}

const conditionType = "'EQUALS' | 'CONTAINS' | 'START_WITH' | 'END_WITH' | (string & {})"
