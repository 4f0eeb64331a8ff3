"""Prints, as JSON, what a checkout of the reference Python client declares.

    python3 extract.py CHECKOUT [LIST ...]

LIST is one of the lists of scope.json (those of the release that it names when none is given); each is written beside this file as LIST.json.
Only the syntax tree is read: nothing of the checkout is imported, and no docstring is kept. See README.md for the format.
"""

import ast
import json
import pathlib
import re
import sys

sys.dont_write_bytecode = True
import sends

HERE = pathlib.Path(__file__).parent
PROTOCOL = {"__iter__", "__next__", "__enter__", "__exit__", "__len__", "__getitem__", "__setitem__", "__delitem__", "__contains__", "__call__", "__eq__"}
NOT_BY_HAND = re.compile(r"(do not|not need to be)\s+(instantiate|call|create)", re.I)
HANDED = {"client", "data", "response"}  # what only the client itself hands to a constructor


def main(argv):
    if len(argv) < 2:
        sys.exit(__doc__)
    scope = json.loads((HERE / "scope.json").read_text())
    source = sends.Source(pathlib.Path(argv[1]))
    lists = argv[2:] or sorted({c["list"] for c in scope["chapters"] if "reference" not in c})
    for name in lists:
        chapters = [c for c in scope["chapters"] if c["list"] == name]
        if not chapters:
            sys.exit("extract: scope.json has no list %r" % name)
        classes = facts(source, chapters)
        (HERE / (name + ".json")).write_text(render(chapters[0].get("reference", scope["reference"]), classes))
        print("%s.json: %d classes, %d members" % (name, len(classes), sum(len(c["members"]) for c in classes)))


def facts(source, chapters):
    """The classes that the chapters ask for, with their members, sorted by name."""
    found = {}
    for chapter in chapters:
        wanted = dict(chapter.get("classes", {}))
        for package in chapter.get("packages", ()):
            wanted.update((c.name, "all") for c in source.classes.values() if (c.module + ".").startswith(package + "."))
        for name, names in wanted.items():
            if name not in source.classes:
                sys.exit("extract: this checkout has no class %s" % name)
            cls = source.classes[name]
            entry = found.setdefault(name, header(cls, chapter["chapter"]))
            have = members(source, cls)
            if names != "all":
                missing = set(names) - {m["name"] for m in have}
                if missing:
                    sys.exit("extract: %s has no member %s" % (name, ", ".join(sorted(missing))))
                have = [m for m in have if m["name"] in names]
            entry["members"] += [dict(chapter=chapter["chapter"], **m) for m in have]
    for entry in found.values():
        inherit(source, entry, found)
        entry["members"].sort(key=lambda m: (m["name"].strip("_"), m["kind"]))
    return sorted(found.values(), key=lambda c: c["class"])


def inherit(source, entry, found):
    """Gives entry what its bases outside of the list declare, and their bases: to a script it is the entry's own."""
    for base in [b for b in entry["bases"] if b in source.classes and b not in found and source.classes[b].module.startswith(source.classes[entry["class"]].module)]:
        have = {m["name"] for m in entry["members"]}
        entry["members"] += [dict(chapter=entry["chapter"], **m) for m in members(source, source.classes[base]) if m["name"] not in have]
        at = entry["bases"].index(base)
        entry["bases"][at:at + 1] = source.classes[base].bases


def header(cls, chapter):
    init = cls.functions.get("__init__")
    docs = [ast.get_docstring(cls.node) or "", ast.get_docstring(init) or "" if init else ""]
    entry = {"class": cls.name, "module": cls.module, "chapter": chapter, "bases": list(cls.bases)}
    first = parameters(init, skip_first=True)[:1] if init else []
    if any(NOT_BY_HAND.search(d) for d in docs) or any(p["name"] in HANDED for p in first):
        entry["byGetter"] = True
    entry["members"] = []
    return entry


def members(source, cls):
    """Everything public that the class itself declares: inherited members belong to the base's entry."""
    out = []
    for node in cls.node.body:
        if isinstance(node, ast.FunctionDef) and (not node.name.startswith("_") or node.name in PROTOCOL or node.name == "__init__"):
            out.append(function(source, cls, node))
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name) and not target.id.startswith("_"):
                    out.append({"name": target.id, "kind": "constant", **literal("value", node.value)})
    declared = {m["name"] for m in out}
    for name in cls.attributes():
        if name not in declared and not name.startswith("_"):
            out.append({"name": name, "kind": "attribute"})
    return out


def function(source, cls, node):
    kind = "constructor" if node.name == "__init__" else "protocol" if node.name in PROTOCOL else "method"
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Name):
            kind = {"staticmethod": "static", "classmethod": "class", "property": "property"}.get(decorator.id, kind)
        elif isinstance(decorator, ast.Attribute) and decorator.attr == "setter":
            kind = "property-setter"
    fact = {"name": node.name, "kind": kind}
    if kind in ("property", "property-setter"):
        key = wire_key(node)
        if key:
            fact["key"] = key
    else:
        params = parameters(node, skip_first=kind != "static")
        if params:
            fact["params"] = params
    if deprecated(node):
        fact["deprecated"] = True
    if ":meta private:" in (ast.get_docstring(node) or ""):
        fact["undocumented"] = True
    if any(isinstance(n, (ast.Yield, ast.YieldFrom)) for n in ast.walk(node)):
        fact["generator"] = True
    if source.sends(cls.name, node):
        fact["sends"] = True
    requests = sends.requests(node)
    if requests:
        fact["requests"] = requests
    return fact


def parameters(node, skip_first):
    a = node.args
    plain = a.posonlyargs + a.args
    defaults = [None] * (len(plain) - len(a.defaults)) + list(a.defaults)
    out = []
    for arg, default in list(zip(plain, defaults))[1 if skip_first else 0:]:
        out.append({"name": arg.arg, **(literal("default", default) if default is not None else {})})
    if a.vararg:
        out.append({"name": a.vararg.arg, "star": 1})
    for arg, default in zip(a.kwonlyargs, a.kw_defaults):
        out.append({"name": arg.arg, "keyword": True, **(literal("default", default) if default is not None else {})})
    if a.kwarg:
        out.append({"name": a.kwarg.arg, "star": 2})
    return out


def literal(key, node):
    """{key: value} for a literal, {keyCode: True} for anything else (a lambda, a constant elsewhere)."""
    try:
        return {key: ast.literal_eval(node)}
    except ValueError:
        return {key + "Code": True}


def wire_key(node):
    """The dotted key of the raw object that an accessor of one statement reads or writes, "" when it does more."""
    body = [n for n in node.body if not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))]
    if len(body) != 1:
        return ""
    at = body[0].value if isinstance(body[0], ast.Return) else body[0].targets[0] if isinstance(body[0], ast.Assign) else None
    keys = []
    while isinstance(at, (ast.Subscript, ast.Call)):
        if isinstance(at, ast.Subscript):
            key, at = at.slice, at.value
        elif isinstance(at.func, ast.Attribute) and at.func.attr == "get" and at.args:
            key, at = at.args[0], at.func.value
        else:
            return ""
        if not isinstance(key, ast.Constant):
            return ""
        keys.append(str(key.value))
    return ".".join(reversed(keys))


def deprecated(node):
    if re.search(r"^\s*(\.\. deprecated|deprecated\b)", ast.get_docstring(node) or "", re.I | re.M):
        return True
    calls = [n for n in node.body if isinstance(n, ast.Expr) and isinstance(n.value, ast.Call)]
    return any("DeprecationWarning" in ast.dump(n) for n in calls)


def render(reference, classes):
    """One member a line, so that a diff of two releases reads as a list of changes."""
    line = lambda v: json.dumps(v, ensure_ascii=False)
    out = ["{", '  "reference": %s,' % line(reference), '  "classes": [']
    for i, cls in enumerate(classes):
        head = {k: v for k, v in cls.items() if k != "members"}
        out.append("    %s, \"members\": [" % line(head)[:-1])
        out += ["      %s%s" % (line(m), "," if j < len(cls["members"]) - 1 else "") for j, m in enumerate(cls["members"])]
        out.append("    ]}%s" % ("," if i < len(classes) - 1 else ""))
    return "\n".join(out + ["  ]", "}", ""])


if __name__ == "__main__":
    main(sys.argv)
