package govern

import "github.com/dssrun/dssrun/bindings/spec"

var searchClasses = []*spec.Class{{
	Name: "GovernArtifactSearchRequest",
	Ref:  "dataikuapi.govern.artifact_search.GovernArtifactSearchRequest",
	Doc: "A search for artifacts, from client.newArtifactSearchRequest(query). It is an async iterable of its hits: " +
		"each \"for await\" walks all of them from the first, page by page, whatever fetchNextBatch() has fetched.",
	Fields: "readonly client: GovernClient; searchQuery: GovernArtifactSearchDocument; /** the artifact after which fetchNextBatch() goes on; null for the first */ lastArtifactId: string | null",
	Constructor: &spec.Method{
		Sig:  "constructor(client: GovernClient, artifactSearchQuery: GovernArtifactSearchQuery)",
		Doc:  "Make a search. client.newArtifactSearchRequest() does the same.",
		Expr: "[client, artifactSearchQuery.build(), null]",
	},
	Iterate: "_hits",
	Methods: []spec.Method{{
		Sig:      "fetchNextBatch(opts?: { /** how many hits at most (default 20) */ pageSize?: number }): Promise<GovernArtifactSearchResponse>",
		Doc:      "Get the next page of hits: the first one first. After the last one, a page has none.",
		HTTP:     "POST /artifacts/search",
		Reads:    true,
		Defaults: "{ pageSize: 20 }",
		Body:     "{ ...this.searchQuery, artifactSearchPagination: { pageSize, lastArtifactId: this.lastArtifactId } }",
		Result: "(raw.uiArtifacts?.length && (this.lastArtifactId = raw.uiArtifacts[raw.uiArtifacts.length - 1].artifact.id), " +
			"new GovernArtifactSearchResponse(this.client, raw))",
	}, {
		Internal: true,
		Sig:      "_hits(): AsyncIterable<GovernArtifactSearchResponseHit>",
		JS:       true,
	}},
}, {
	Name:   "GovernArtifactSearchResponse",
	Ref:    "dataikuapi.govern.artifact_search.GovernArtifactSearchResponse",
	Doc:    "A page of hits, from request.fetchNextBatch().",
	Fields: "readonly client: GovernClient; readonly response: GovernSearchPage",
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernSearchPage", Doc: "Get the document of the page.", Expr: "this.response"},
		{Sig: "getResponseHits(): GovernArtifactSearchResponseHit[]", Doc: "Get the hits of the page.", Expr: "(this.response.uiArtifacts ?? []).map(hit => new GovernArtifactSearchResponseHit(this.client, hit))"},
	},
}, {
	Name:   "GovernArtifactSearchResponseHit",
	Ref:    "dataikuapi.govern.artifact_search.GovernArtifactSearchResponseHit",
	Doc:    "An artifact that a search found, from response.getResponseHits() or a \"for await\" over the search.",
	Fields: "readonly client: GovernClient; readonly hit: GovernSearchHit",
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernSearchHit", Doc: "Get the document of the hit: above all the artifact's.", Expr: "this.hit"},
		{Sig: "toArtifact(): GovernArtifact", Doc: "Get a handle on the artifact. Sends no request.", Expr: "new GovernArtifact(this.client, this.hit.artifact.id)"},
	},
}}

var searchTypes = []spec.Type{{
	Name: "GovernArtifactSearchDocument",
	Doc:  "What GovernArtifactSearchQuery builds.",
	Text: "{ artifactSearchSource: JsonObject, artifactFilters: JsonObject[], artifactSearchSort?: JsonObject, [key: string]: any }",
}, {
	Name: "GovernSearchPage",
	Doc:  "A page of hits.",
	Text: "{ uiArtifacts?: GovernSearchHit[], /** false on the last page */ hasNextPage?: boolean, [key: string]: any }",
}, {
	Name: "GovernSearchHit",
	Doc:  "An artifact that a search found.",
	Text: "{ artifact: GovernArtifactDocument, [key: string]: any }",
}, {
	Name: "GovernSortField",
	Doc:  "A field to sort by, as GovernArtifactSearchSortFieldDefinition builds it.",
	Text: "{ blueprintId: string, fieldId: string }",
}}
