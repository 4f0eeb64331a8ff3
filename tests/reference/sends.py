"""Which functions of the reference client can send a request, and the requests that their bodies spell.

Static and best effort: types are followed through constructors, `self`, `self.client`, locals and return values. record.py
checks the answer against what is really sent.
"""

import ast
import re

CLIENTS = {
    "dataikuapi.govern": "GovernClient", "dataikuapi.govern_client": "GovernClient",
    "dataikuapi.launchpad": "LaunchpadClient", "dataikuapi.launchpad_client": "LaunchpadClient",
}
PERFORM = re.compile(r"^_perform_\w+$")


class Class:
    def __init__(self, module, node):
        self.module, self.node, self.name = module, node, node.name
        self.bases = [ast.unparse(b).split(".")[-1] for b in node.bases]
        self.functions = {}
        for f in node.body:
            if isinstance(f, ast.FunctionDef):
                self.functions.setdefault(f.name, f)

    def attributes(self):
        """Names of `self.x = …` in any method, in source order."""
        names = []
        for f in self.node.body:
            if not isinstance(f, ast.FunctionDef) or not f.args.args:
                continue
            me = f.args.args[0].arg
            for n in ast.walk(f):
                targets = n.targets if isinstance(n, ast.Assign) else [n.target] if isinstance(n, (ast.AugAssign, ast.AnnAssign)) else []
                for t in targets:
                    if isinstance(t, ast.Attribute) and isinstance(t.value, ast.Name) and t.value.id == me and t.attr not in names:
                        names.append(t.attr)
        return names


class Source:
    """The syntax trees of a checkout, by class name (unique in the packages that we list)."""

    def __init__(self, root):
        self.classes, self.helpers, self.memo = {}, {}, {}
        if not (root / "dataikuapi").is_dir():
            raise SystemExit("extract: %s holds no dataikuapi package" % root)
        # fm (Fleet Manager) has its own client and no class in any scope.
        paths = [p for p in sorted((root / "dataikuapi").rglob("*.py")) if p.relative_to(root).parts[1] != "fm"]
        for path in paths:
            module = ".".join(path.relative_to(root).with_suffix("").parts)
            for node in ast.parse(path.read_text()).body:
                if isinstance(node, ast.ClassDef):
                    self.classes.setdefault(node.name, Class(module, node))
                elif isinstance(node, ast.FunctionDef):
                    self.helpers.setdefault(node.name, node)

    def method(self, cls, name):
        """(class, function) that an instance of cls runs for name, or None."""
        seen = [cls]
        while seen:
            c = self.classes.get(seen.pop(0))
            if c is None:
                continue
            if name in c.functions:
                return c.name, c.functions[name]
            seen += c.bases
        return None

    def client(self, cls):
        module = self.classes[cls].module
        return next((c for m, c in CLIENTS.items() if (module + ".").startswith(m + ".")), "DSSClient")

    def sends(self, cls, function):
        """Whether function, a body of class cls ("" for a helper), can send, directly or through what it calls."""
        key = (cls, id(function))
        if key not in self.memo:
            self.memo[key] = False  # a cycle adds nothing
            self.memo[key] = any(self.sends_at(cls, n, self.locals(cls, function)) for n in ast.walk(function))
        return self.memo[key]

    def sends_at(self, cls, node, env):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load) and isinstance(node.value, ast.Name) and node.value.id == "self":
            found = self.method(cls, node.attr) if cls else None
            is_property = found and any(isinstance(d, ast.Name) and d.id == "property" for d in found[1].decorator_list)
            return bool(is_property) and self.sends(*found)
        if not isinstance(node, ast.Call):
            return False
        if isinstance(node.func, ast.Attribute):
            if PERFORM.match(node.func.attr) or ast.unparse(node.func).endswith("_session.request"):
                return True
        found = self.callee(cls, node.func, env)
        return bool(found) and self.sends(*found)

    def callee(self, cls, func, env, depth=0):
        if isinstance(func, ast.Name):
            name = cls if func.id == "cls" and cls else func.id
            if name in self.classes:
                return self.method(name, "__init__")
            return ("", self.helpers[name]) if name in self.helpers else None
        if not isinstance(func, ast.Attribute):
            return None
        at = func.value
        if isinstance(at, ast.Call) and isinstance(at.func, ast.Name) and at.func.id == "super" and cls:
            bases = [self.method(b, func.attr) for b in self.classes[cls].bases]
            return next((b for b in bases if b), None)
        if isinstance(at, ast.Name) and at.id in self.classes:
            found = self.method(at.id, func.attr)
            return found and (at.id, found[1])  # `cls` is the class that is named, not the base that has the body
        owner = self.type(cls, at, env, depth)
        return self.method(owner, func.attr) if owner else None

    def type(self, cls, node, env, depth=0):
        """The class of an expression, or None."""
        if depth > 6:
            return None
        if isinstance(node, ast.Name):
            return cls if node.id in ("self", "cls") and cls else self.client(cls) if node.id == "client" and cls else env.get(node.id)
        if isinstance(node, ast.Attribute):
            if node.attr in ("client", "_client") and cls:
                return self.client(cls)
            owner = self.type(cls, node.value, env, depth + 1)
            return self.attribute(owner, node.attr, depth + 1) if owner else None
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name) and node.func.id in self.classes:
                return node.func.id
            found = self.callee(cls, node.func, env, depth + 1)
            if found is None:
                return None
            inner = self.locals(*found, depth=depth + 1)
            types = [self.type(found[0], r.value, inner, depth + 1) for r in ast.walk(found[1]) if isinstance(r, ast.Return) and r.value]
            return next((t for t in types if t), None)
        return None

    def attribute(self, cls, name, depth):
        c = self.classes.get(cls)
        if c is None:
            return None
        for f in c.functions.values():
            for n in ast.walk(f):
                if isinstance(n, ast.Assign) and any(isinstance(t, ast.Attribute) and t.attr == name for t in n.targets):
                    found = self.type(cls, n.value, {}, depth + 1)
                    if found:
                        return found
        return next((t for t in (self.attribute(b, name, depth) for b in c.bases) if t), None)

    def locals(self, cls, function, depth=0):
        env = {}
        for n in ast.walk(function):
            if isinstance(n, ast.Assign) and len(n.targets) == 1 and isinstance(n.targets[0], ast.Name):
                found = self.type(cls, n.value, env, depth + 1)
                if found:
                    env[n.targets[0].id] = found
        return env


def requests(function):
    """The requests spelled in the body: {"verb", "path", "query", "body", …}. Keys that are set on a condition end in "?"."""
    out = []
    for n in ast.walk(function):
        if not (isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute) and PERFORM.match(n.func.attr) and len(n.args) >= 2):
            continue
        verb, path = n.args[0], template(function, n.args[1])
        if not isinstance(verb, ast.Constant) or path is None:
            continue
        request = {"verb": verb.value, "path": path}
        given = dict(zip(("params", "body"), n.args[2:4]), **{k.arg: k.value for k in n.keywords})
        for name, keyword in (("query", "params"), ("body", "body")):
            if keyword in given:
                shape = keys(function, given[keyword])
                if shape not in (None, []):
                    request[name] = shape
        if n.func.attr == "_perform_json_upload" or "files" in given:
            request["upload"] = True
        if n.func.attr == "_perform_raw":
            request["stream"] = True
        if request not in out:
            out.append(request)
    return out


def template(function, node):
    """A path with its variable parts as {name}, or None."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and isinstance(node.left, ast.Constant):
        parts = list(node.right.elts) if isinstance(node.right, ast.Tuple) else [node.right]
        return re.sub("%[sd]", lambda _: slot(parts.pop(0)) if parts else "{}", node.left.value)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format" and isinstance(node.func.value, ast.Constant):
        parts = list(node.args)
        return re.sub(r"\{\d*\}", lambda _: slot(parts.pop(0)) if parts else "{}", node.func.value.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(v.value if isinstance(v, ast.Constant) else slot(v.value) for v in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = template(function, node.left), template(function, node.right)
        return (left or slot(node.left)) + (right or slot(node.right)) if left or right else None
    if isinstance(node, ast.Name):
        values = [v for v in assigned(function, node.id) if not isinstance(v, ast.Name)]
        return template(function, values[0]) if len(values) == 1 else None
    return None


def slot(node):
    """{name} for the value put into a path; a call shows what it quotes: {quote(name)} is {name}."""
    while isinstance(node, ast.Call) and node.args:
        node = node.args[0]
    text = ast.unparse(node)
    return "{%s}" % re.sub(r"^self\.", "", text)


def assigned(function, name):
    return [n.value for n in ast.walk(function) if isinstance(n, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in n.targets)]


def keys(function, node):
    """The keys of an object literal, sorted; the text of another expression ("definition"); None for None."""
    if isinstance(node, ast.Constant) and node.value is None:
        return None
    if isinstance(node, ast.IfExp):
        inner = keys(function, node.body if isinstance(node.body, ast.Dict) else node.orelse)
        return [k.rstrip("?") + "?" for k in inner] if isinstance(inner, list) else inner
    if isinstance(node, ast.Dict):
        return sorted(str(k.value) if isinstance(k, ast.Constant) else "{}" for k in node.keys)
    if isinstance(node, ast.Name):
        values = assigned(function, node.id)
        shapes = [keys(function, v) for v in values if isinstance(v, (ast.Dict, ast.IfExp))]
        if not shapes or not all(isinstance(s, list) for s in shapes):
            return node.id
        always = {k for s in shapes for k in s}
        for n in ast.walk(function):
            for t in n.targets if isinstance(n, ast.Assign) else ():
                if isinstance(t, ast.Subscript) and isinstance(t.value, ast.Name) and t.value.id == node.id and isinstance(t.slice, ast.Constant):
                    always.add(str(t.slice.value) + "?")
        return sorted(always)
    if isinstance(node, ast.Attribute):
        return re.sub(r"^self\.", "", ast.unparse(node))
    return "{}"
