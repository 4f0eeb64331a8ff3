"""What the naming rule says of a wrong call, of secrets in a path, and of numbers that a script only carries."""

from . import Cases, error

case = Cases()

case("admin.unknown_option", 'c.create_global_api_key(lable="l")', 'await c.createGlobalApiKey({ lable: "l" });', throws="label", misuse=True)
case("admin.option_by_position", None, 'await c.logCustomAudit("t", { x: 1 });', throws="customParams", misuse=True)
case("admin.forgotten_await", None, 'c.getGeneralSettings().save();', throws="add await")
case("admin.settings_have_a_getter", None, 'new DSSGeneralSettings(c);', throws="getGeneralSettings", misuse=True)
case("admin.settings_are_sealed", None, '(await c.getGeneralSettings())["setings"] = {};', throws="setings")
case("admin.enums_are_frozen", None, 'SSOProtocol["SAML"] = "x";', throws="SAML", misuse=True)
case("admin.key_in_a_path_is_masked", None,
     'try { await c.getGlobalApiKey("K-very-secret"); } catch (e) { return [e["status"], e["url"].includes("very-secret"), e["message"].includes("very-secret")]; }',
     answers={"GET /admin/globalAPIKeys/K-very-secret": [(404, error("NotFound", "no key K-very-secret"))]}, value=[404, False, False])
case("admin.numbers_survive", 's = c.get_general_settings(); s.get_raw()["other"] = 2; s.save()', 'const s = await c.getGeneralSettings(); s.getRaw()["other"] = 2; await s.save();',
     answers={"GET /admin/general-settings": [{"other": 1, "big": 12345678901234567891, "list": [9007199254740993, 1.5]}]})
