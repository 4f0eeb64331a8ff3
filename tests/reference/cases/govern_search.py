"""Artifact search: builders, paging, hits."""

from . import Cases
from canned_govern import hit

case = Cases()

_SEARCH = "POST /artifacts/search"

case("g.search.default",
     'q = GovernArtifactSearchQuery(); r = g.new_artifact_search_request(q); b = r.fetch_next_batch(); return [type(r).__name__, r.client is g, r.search_query, r.last_artifact_id, type(b).__name__, b.client is g, b.response is b.get_raw(), b.get_raw()]',
     'const q = new GovernArtifactSearchQuery(); const r = g.newArtifactSearchRequest(q); const b = await r.fetchNextBatch(); return [r.constructor.name, r.client === g, r.searchQuery, r.lastArtifactId, b.constructor.name, b.client === g, b.response === b.getRaw(), b.getRaw()];')
case("g.search.pages",
     'r = g.new_artifact_search_request(GovernArtifactSearchQuery()); ids = [r.last_artifact_id]; ids += [[r.fetch_next_batch(page_size=2).get_raw(), r.last_artifact_id] for _ in range(3)]; return ids',
     'const r = g.newArtifactSearchRequest(new GovernArtifactSearchQuery()); const ids = [r.lastArtifactId]; for (let i = 0; i < 3; i++) { const b = await r.fetchNextBatch({ pageSize: 2 }); ids.push([b.getRaw(), r.lastArtifactId]); } return ids;',
     answers={_SEARCH: [{"uiArtifacts": [hit("ar.1"), hit("ar.2")]}, {"uiArtifacts": [hit("ar.3")]}, {}]})
case("g.search.hits",
     'return [[type(h).__name__, h.client is g, h.hit is h.get_raw(), h.get_raw()["score"], type(h.to_artifact()).__name__, h.to_artifact().artifact_id] for h in g.new_artifact_search_request(GovernArtifactSearchQuery()).fetch_next_batch().get_response_hits()]',
     'return (await g.newArtifactSearchRequest(new GovernArtifactSearchQuery()).fetchNextBatch()).getResponseHits().map((h) => [h.constructor.name, h.client === g, h.hit === h.getRaw(), h.getRaw()["score"], h.toArtifact().constructor.name, h.toArtifact().artifactId]);')
case("g.search.no_hits", 'return g.new_artifact_search_request(GovernArtifactSearchQuery()).fetch_next_batch().get_response_hits()',
     'return (await g.newArtifactSearchRequest(new GovernArtifactSearchQuery()).fetchNextBatch()).getResponseHits();', answers={_SEARCH: [{}]})
case("g.search.query_is_taken_when_made",
     'q = GovernArtifactSearchQuery(); r = g.new_artifact_search_request(q); q.add_artifact_filter(GovernArtifactFilterArchivedStatus(True)); r.fetch_next_batch()',
     'const q = new GovernArtifactSearchQuery(); const r = g.newArtifactSearchRequest(q); q.addArtifactFilter(new GovernArtifactFilterArchivedStatus(true)); await r.fetchNextBatch();')
case("g.search.iterates", None,
     '''
     const ids = [];
     for (const it = g.newArtifactSearchRequest(new GovernArtifactSearchQuery())[Symbol.asyncIterator ?? Symbol.for("Symbol.asyncIterator")](); ;) {
       const { done, value } = await it.next();
       if (done) return ids;
       ids.push([value.constructor.name, value.toArtifact().artifactId]);
     }
     ''',
     answers={_SEARCH: [{"uiArtifacts": [hit("ar.%d" % i) for i in range(20)], "hasNextPage": True}, {"uiArtifacts": [hit("ar.z")], "hasNextPage": False}, {}]},
     value=[["GovernArtifactSearchResponseHit", "ar.%s" % i] for i in list(range(20)) + ["z"]])

case("g.search.full_query",
     '''
     q = GovernArtifactSearchQuery(
         artifact_search_source=GovernArtifactSearchSourceAll(),
         artifact_filters=[
             GovernArtifactFilterBlueprints(blueprint_ids=["bp.1"]),
             GovernArtifactFilterBlueprintVersions(blueprint_version_ids=[GovernBlueprintVersionId("bp.1", "bv.1").build()]),
             GovernArtifactFilterArtifacts(artifact_ids=["ar.1"]),
             GovernArtifactFilterFieldValue("CONTAINS", condition="abc", field_id="f", negate_condition=True, case_sensitive=True),
             GovernArtifactFilterArchivedStatus(False),
         ],
         artifact_search_sort=GovernArtifactSearchSortField(fields=[GovernArtifactSearchSortFieldDefinition("bp.1", "f").build()], direction="DESC"))
     g.new_artifact_search_request(q).fetch_next_batch()
     return [q.build(), len(q.artifact_filters), type(q.artifact_search_source).__name__, type(q.artifact_search_sort).__name__]
     ''',
     '''
     const q = new GovernArtifactSearchQuery({
       artifactSearchSource: new GovernArtifactSearchSourceAll(),
       artifactFilters: [
         new GovernArtifactFilterBlueprints({ blueprintIds: ["bp.1"] }),
         new GovernArtifactFilterBlueprintVersions({ blueprintVersionIds: [new GovernBlueprintVersionId("bp.1", "bv.1").build()] }),
         new GovernArtifactFilterArtifacts({ artifactIds: ["ar.1"] }),
         new GovernArtifactFilterFieldValue("CONTAINS", { condition: "abc", fieldId: "f", negateCondition: true, caseSensitive: true }),
         new GovernArtifactFilterArchivedStatus(false),
       ],
       artifactSearchSort: new GovernArtifactSearchSortField({ fields: [new GovernArtifactSearchSortFieldDefinition("bp.1", "f").build()], direction: "DESC" }),
     });
     await g.newArtifactSearchRequest(q).fetchNextBatch();
     return [q.build(), q.artifactFilters.length, q.artifactSearchSource.constructor.name, q.artifactSearchSort.constructor.name];
     ''')
case("g.search.edit_query",
     '''
     q = GovernArtifactSearchQuery(artifact_filters=[GovernArtifactFilterArchivedStatus(True)])
     q.add_artifact_filter(GovernArtifactFilterBlueprints())
     one = q.build()
     q.clear_artifact_filters()
     q.set_artifact_search_sort(GovernArtifactSearchSortName())
     two = q.build()
     q.clear_artifact_search_sort()
     q.set_artifact_search_source(GovernArtifactSearchSourceAll())
     return [one, two, q.build(), q.artifact_search_sort, q.artifact_filters]
     ''',
     '''
     const q = new GovernArtifactSearchQuery({ artifactFilters: [new GovernArtifactFilterArchivedStatus(true)] });
     q.addArtifactFilter(new GovernArtifactFilterBlueprints());
     const one = q.build();
     q.clearArtifactFilters();
     q.setArtifactSearchSort(new GovernArtifactSearchSortName());
     const two = q.build();
     q.clearArtifactSearchSort();
     q.setArtifactSearchSource(new GovernArtifactSearchSourceAll());
     return [one, two, q.build(), q.artifactSearchSort, q.artifactFilters];
     ''')
case("g.search.attributes_can_be_set",
     'q = GovernArtifactSearchQuery(); q.artifact_filters = [GovernArtifactFilterArchivedStatus(True)]; q.artifact_search_sort = GovernArtifactSearchSortName(); q.artifact_search_source = GovernArtifactSearchSourceAll(); return q.build()',
     'const q = new GovernArtifactSearchQuery(); q.artifactFilters = [new GovernArtifactFilterArchivedStatus(true)]; q.artifactSearchSort = new GovernArtifactSearchSortName(); q.artifactSearchSource = new GovernArtifactSearchSourceAll(); return q.build();')

# --- one builder each: (class, arguments in both languages, attributes)
_SORT = [("artifact_search_sort_type", "artifactSearchSortType"), ("direction", "direction")]
_FILTER = [("filter_type", "filterType")]
for _name, _py, _js, _attributes in (
    ("GovernArtifactSearchSourceAll", "", "", [("search_source_type", "searchSourceType")]),
    ("GovernArtifactSearchSortName", "", "", _SORT),
    ("GovernArtifactSearchSortName", 'direction="DESC"', '{ direction: "DESC" }', _SORT),
    ("GovernArtifactSearchSortWorkflow", "", "", _SORT),
    ("GovernArtifactSearchSortWorkflow", 'direction="DESC"', '{ direction: "DESC" }', _SORT),
    ("GovernArtifactSearchSortField", "", "", _SORT + [("fields", "fields")]),
    ("GovernArtifactSearchSortField", 'fields=[{"a": 1}], direction="DESC"', '{ fields: [{ "a": 1 }], direction: "DESC" }', _SORT + [("fields", "fields")]),
    ("GovernArtifactSearchSortFieldDefinition", '"bp.1", "f"', '"bp.1", "f"', [("blueprint_id", "blueprintId"), ("field_id", "fieldId")]),
    ("GovernArtifactFilterBlueprints", "", "", _FILTER + [("blueprint_ids", "blueprintIds")]),
    ("GovernArtifactFilterBlueprintVersions", "", "", _FILTER + [("blueprint_version_ids", "blueprintVersionIds")]),
    ("GovernArtifactFilterArtifacts", "", "", _FILTER + [("artifact_ids", "artifactIds")]),
    ("GovernArtifactFilterFieldValue", '"EQUALS"', '"EQUALS"', _FILTER + [
        ("condition_type", "conditionType"), ("condition", "condition"), ("field_id", "fieldId"), ("negate_condition", "negateCondition"), ("case_sensitive", "caseSensitive")]),
    ("GovernArtifactFilterFieldValue", '"EQUALS", condition=0, negate_condition=False', '"EQUALS", { condition: 0, negateCondition: false }', _FILTER + [("condition", "condition")]),
    ("GovernArtifactFilterArchivedStatus", "True", "true", _FILTER + [("is_archived", "isArchived")]),
):
    case("g.search.%s(%s)" % (_name, _py), 'x = %s(%s); return [x.build(), %s]' % (_name, _py, ", ".join("x." + p for p, _ in _attributes)),
         'const x = new %s(%s); return [x.build(), %s].map((v) => v ?? null);' % (_name, _js, ", ".join("x." + j for _, j in _attributes)))
for _name, _arguments, _attributes in (
    ("GovernArtifactSearchSource", '"x"', [("search_source_type", "searchSourceType")]),
    ("GovernArtifactSearchSort", '"x", "ASC"', _SORT),
    ("GovernArtifactFilter", '"x"', _FILTER),
):
    case("g.search.%s" % _name, 'x = %s(%s); return [%s]' % (_name, _arguments, ", ".join("x." + p for p, _ in _attributes)),
         'const x = new %s(%s); return [%s];' % (_name, _arguments, ", ".join("x." + j for _, j in _attributes)))
    case("g.search.%s_build" % _name, '%s(%s).build()' % (_name, _arguments), 'new %s(%s).build();' % (_name, _arguments), throws="abstract")
case("g.search.edited_builder",
     'f = GovernArtifactFilterFieldValue("EQUALS"); f.condition_type = "CONTAINS"; f.condition = "c"; f.field_id = "f"; f.negate_condition = False; f.case_sensitive = False; return f.build()',
     'const f = new GovernArtifactFilterFieldValue("EQUALS"); f.conditionType = "CONTAINS"; f.condition = "c"; f.fieldId = "f"; f.negateCondition = false; f.caseSensitive = false; return f.build();')
