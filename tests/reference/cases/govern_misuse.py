"""What the naming rule says of a wrong call of Govern, and numbers that a script only carries."""

from . import Cases

case = Cases()

case("g.misuse.unknown_option", 'g.create_time_series(datapoint=[])', 'await g.createTimeSeries({ datapoint: [] });', throws="datapoints", misuse=True)
case("g.misuse.unknown_query_option", 'GovernArtifactSearchQuery(artifact_filter=[])', 'new GovernArtifactSearchQuery({ artifactFilter: [] });', throws="artifactFilters", misuse=True)
case("g.misuse.option_by_position", None, 'new GovernArtifactSearchSortName("DESC");', throws="direction", misuse=True)
case("g.misuse.missing_argument", 'g.get_roles_permissions_handler().create_role("r")', 'await g.getRolesPermissionsHandler().createRole("r");', throws="role", misuse=True)
case("g.misuse.forgotten_await", None, 'g.getBlueprint("bp.1").getDefinition().getRaw();', throws="add await")
case("g.misuse.forgotten_await_of_a_list", None, 'g.listBlueprints().map((b) => b);', throws="add await")
case("g.misuse.handles_are_sealed", None, 'g.getArtifact("ar.1")["artifactID"] = "ar.2";', throws="artifactID", misuse=True)
case("g.misuse.settings_have_a_getter", None, 'new GovernGeneralSettings(g);', throws="getGeneralSettings", misuse=True)
case("g.numbers_survive", 'd = g.get_artifact("ar.1").get_definition(); d.get_raw()["name"] = "B"; d.save()', 'const d = await g.getArtifact("ar.1").getDefinition(); d.getRaw()["name"] = "B"; await d.save();',
     answers={"GET /artifact/ar.1": [{"artifact": {"id": "ar.1", "name": "A", "fields": {"big": 12345678901234567891, "list": [9007199254740993, 1.5], "date": "2024-01-01"}}}]})
