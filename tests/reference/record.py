"""Runs the worked cases with the reference client and writes down what it sends.

    python3 record.py CHECKOUT [BOOK ...]

BOOK is one of BOOKS below (all but launchpad when none is named: that one needs a later checkout). Each is written as BOOK.jsonl, one case a
line, and testdata/canned.json holds the default answers. Names every member and parameter of the book's list that no case touches.
Nothing leaves the process: the client's HTTP adapter is ours. Needs requests and python-dateutil.
"""

import base64
import datetime
import email
import enum
import importlib
import inspect
import io
import json
import os
import pathlib
import re
import sys
import types
import urllib.parse
import warnings

import requests

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).parent
HOST, BASE, KEY = "https://dss.example:11200", "/dip/publicapi", "KEY"
LAUNCHPAD = "https://launchpad.example"
BOOKS = {  # book: (list, its chapters of cases/)
    "wire": ("dss", ["client", "connections", "users", "groups", "futures", "projects", "misuse"]),
    "administration": ("administration", ["apikeys", "settings", "instance", "notebooks", "iam", "shapes", "administration_misuse"]),
    "govern": ("govern", ["govern_client", "govern_users", "govern_items", "govern_signoffs", "govern_search", "govern_files", "govern_admin", "govern_shapes", "govern_misuse"]),
    "launchpad": ("launchpad", ["launchpad_users", "launchpad_groups", "launchpad_client", "launchpad_misuse"]),
}
PLAIN_HEADERS = {"user-agent", "accept", "accept-encoding", "connection", "content-length", "content-type", "authorization", "x-dku-apiticket", "x-dku-proxyuser"}


class Recorder(requests.adapters.BaseAdapter):
    """Stands where the network would be: notes the request, gives the canned answer."""

    case, log, answers, queues = None, [], [], {}

    def __init__(self, **_):  # an adapter of the client's own has options
        super().__init__()

    def send(self, request, **_):
        url = urllib.parse.urlsplit(request.url)
        route = "%s %s" % (request.method, urllib.parse.unquote(url.path).removeprefix(BASE))
        queue = self.queues.setdefault(route, list(self.case["answers"].get(route, ())))
        given = queue.pop(0) if queue else canned.answer(route, compact(request))
        status, body = given if isinstance(given, tuple) else (200, given)
        self.log.append(noted(request, url))
        self.answers.append(answered(status, body))
        response = requests.Response()
        response.status_code, response.request, response.url = status, request, request.url
        response.headers["Content-Type"] = {bytes: "application/octet-stream", str: "text/plain; charset=utf-8"}.get(type(body), "application/json")
        response.raw = io.BytesIO(body if isinstance(body, bytes) else (body if isinstance(body, str) else json.dumps(body)).encode())
        return response

    def close(self):
        pass


def compact(request):
    """The JSON that is sent, in the spelling of canned.ROUTES."""
    try:
        return json.dumps(json.loads(request.body), separators=(",", ":"), sort_keys=True)
    except (TypeError, ValueError):
        return ""


def answered(status, body):
    """An answer as the files have it: JSON, text, or bytes."""
    if isinstance(body, bytes):
        return {"status": status, "base64": base64.b64encode(body).decode()}
    return {"status": status, "text" if isinstance(body, str) else "body": body}


def noted(request, url):
    """A request as wire.jsonl has it."""
    headers = {k.lower(): v for k, v in request.headers.items()}
    out = {"method": request.method, "path": urllib.parse.unquote(url.path)}
    query = urllib.parse.parse_qsl(url.query, keep_blank_values=True)
    if query:
        out["query"] = sorted(query, key=lambda kv: kv[0])
    if headers.get("content-type", "").startswith("multipart/form-data"):
        out["parts"] = parts(headers["content-type"], request.body)
    elif request.body:
        out["body"] = json.loads(request.body)
    if "authorization" in headers:
        kind, _, text = headers["authorization"].partition(" ")
        out["auth"] = "%s %s" % (kind, base64.b64decode(text).decode())
    elif "x-dku-apiticket" in headers:
        out["auth"] = "Ticket " + headers["x-dku-apiticket"]
    if "x-dku-proxyuser" in headers:
        out["proxyUser"] = headers["x-dku-proxyuser"]
    extra = {k: v for k, v in request.headers.items() if k.lower() not in PLAIN_HEADERS}
    if extra:
        out["headers"] = extra
    return out


def parts(kind, body):
    """The parts of a form: name, file name and content."""
    form = email.message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    out = []
    for part in form.get_payload():
        named = dict(part.get_params(header="content-disposition")[1:])
        out.append({"name": named["name"], "fileName": named.get("filename", ""), "content": part.get_payload(decode=True).decode()})
    return out


class Touched:
    """Which members and parameters of the reference a case's own lines use, found by watching them."""

    def __init__(self, classes):
        self.names, self.senders, self.members = set(), set(), {}
        for c in classes:
            self.members.setdefault(c["class"], set()).update(m["name"] for m in c["members"])

    def watch(self, cls):
        read, write = cls.__getattribute__, cls.__setattr__

        def getattribute(me, name):
            value = read(me, name)
            if from_case():
                self.note(type(me), name)
                if isinstance(value, types.MethodType):
                    return self.calls(type(me), name, value)
            return value

        def setattribute(me, name, value):
            if from_case():
                self.note(type(me), name, "=")
            write(me, name, value)

        cls.__getattribute__, cls.__setattr__ = getattribute, setattribute

    def calls(self, cls, name, function):
        """function, noting the parameters that it is given."""
        owner, signature = self.owner(cls, name), inspect.signature(function)

        def call(*args, **kwargs):
            if owner:
                for p, given in signature.bind_partial(*args, **kwargs).arguments.items():
                    kind = signature.parameters[p].kind
                    extra = given if kind is inspect.Parameter.VAR_KEYWORD else ()
                    self.names |= {"%s.%s(%s)" % (owner, name, p)} | {"%s.%s(%s)" % (owner, name, k) for k in extra}
            before = len(Recorder.log)
            try:
                return function(*args, **kwargs)
            finally:
                if owner and len(Recorder.log) > before:
                    self.senders.add("%s.%s" % (owner, name))

        return call

    def note(self, cls, name, suffix=""):
        owner = self.owner(cls, name)
        if owner:
            self.names.add("%s.%s%s" % (owner, name, suffix))

    def owner(self, cls, name):
        return next((k.__name__ for k in cls.__mro__ if name in self.members.get(k.__name__, ())), None)

    def proxy(self, cls):
        """cls as a case sees it: construction and static methods are noted too."""
        touched = self

        class Meta(type):
            def __call__(_, *args, **kwargs):
                touched.note(cls, "__init__")
                bound = inspect.signature(cls.__init__).bind_partial(None, *args, **kwargs).arguments
                touched.names.update("%s.__init__(%s)" % (cls.__name__, p) for p in list(bound)[1:])
                return cls(*args, **kwargs)

            def __getattr__(_, name):
                touched.note(cls, name)
                value = getattr(cls, name)
                return touched.calls(cls, name, value) if callable(value) else value

        return Meta(cls.__name__, (), {})


def from_case():
    return sys._getframe(2).f_code.co_filename == "<case>"


def run(case, scope, touched):
    """One line of wire.jsonl."""
    Recorder.case, Recorder.queues = case, {}
    Recorder.log, Recorder.answers = [], []
    touched.names = set()
    os.environ.update(case["env"] or {})
    out = {"case": case["case"], "js": case["js"]}
    if case["py"] is None:
        script_only(case, out)
    else:
        program = "def program(c, g, l):\n" + "\n".join("    " + line for line in case["py"].splitlines())
        exec(compile(program, "<case>", "exec"), scope)
        given = clients(scope)
        touched.names = set()
        try:
            value = scope["program"](*given)
            if case["throws"]:
                raise SystemExit("record: %s was to throw" % case["case"])
            if "return " in case["py"]:
                out["value"] = plain(value)
        except Exception as e:  # whatever the reference throws is the fact
            if not case["throws"]:
                raise
            case["throws"] = str(e) if case["throws"] is True else case["throws"]
        out["requests"], out["responses"] = Recorder.log, Recorder.answers
    for key in ("throws", "misuse", "env"):
        if case[key]:
            out[key] = case[key]
    out["covers"] = [] if case["misuse"] else sorted(touched.names)
    for name in case["env"] or {}:
        del os.environ[name]
    return out


def clients(scope):
    """The clients of a program: c, g and, where the checkout has one, l."""
    launchpad = scope.get("LaunchpadClient")
    return scope["DSSClient"](HOST, KEY), scope["GovernClient"](HOST, KEY), launchpad and launchpad("SPACE", "ID", "SECRET", host=LAUNCHPAD)


def script_only(case, out):
    """A case without a Python program: a request is answered from its answers, then from the canned ones. Only misuse says which: none."""
    if case["value"] is not None:
        out["value"] = case["value"]
    if case["misuse"]:
        out["requests"], out["responses"] = [], []
    if case["answers"]:
        out["answers"] = {route: [a if isinstance(a, tuple) else (200, a) for a in given] for route, given in case["answers"].items()}


def plain(value):
    """value as JSON has it: dates in UTC with milliseconds, as a Date prints itself."""
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    json.dumps(value)
    return value


def untouched(classes, cases):
    """Members and parameters that no case uses, and options that are never left to their default."""
    seen = {n for c in cases for n in c["covers"]}
    for cls in classes:
        for m in cls["members"]:
            name = "%s.%s" % (cls["class"], m["name"])
            if m["kind"] == "constructor" and cls.get("byGetter"):
                continue
            if name + ("=" if m["kind"] == "property-setter" else "") not in seen:
                yield name + ("=" if m["kind"] == "property-setter" else "")
            for p in m.get("params", ()):
                given = "%s(%s)" % (name, p["name"])
                if given not in seen:
                    yield given
                if "default" in p and not any(name in c["covers"] and given not in c["covers"] for c in cases):
                    yield given + " left to its default"


def load(checkout):
    """The lists, and the classes as a program sees them."""
    entries = {name: json.loads((HERE / (name + ".json")).read_text())["classes"] for name in sorted({b[0] for b in BOOKS.values()})}
    touched, scope = Touched([c for classes in entries.values() for c in classes]), {"io": io}
    for entry in [c for classes in entries.values() for c in classes]:
        try:
            cls = getattr(importlib.import_module(entry["module"]), entry["class"])
        except ModuleNotFoundError:
            continue  # a checkout from before the Launchpad
        if entry["class"] in scope:
            continue
        if not issubclass(cls, enum.Enum):
            touched.watch(cls)
        scope[entry["class"]] = cls if issubclass(cls, Exception) else touched.proxy(cls)
    return entries, touched, scope


def main(argv):
    global canned
    if len(argv) < 2:
        sys.exit(__doc__)
    warnings.simplefilter("ignore")
    sys.path[:0] = [str(HERE), argv[1]]
    canned = importlib.import_module("canned")
    requests.adapters.HTTPAdapter = requests.sessions.HTTPAdapter = Recorder
    # The package that a notebook of the instance has; its default project is an environment variable there too.
    sys.modules["dataiku"] = types.SimpleNamespace(default_project_key=lambda: os.environ["DKU_CURRENT_PROJECT_KEY"])
    entries, touched, scope = load(argv[1])
    importlib.import_module("dataikuapi.utils").time.sleep = lambda seconds: None
    names, dump = [], lambda v: json.dumps(v, ensure_ascii=False)
    for book in argv[2:] or [b for b in BOOKS if b != "launchpad"]:
        classes, cases = entries[BOOKS[book][0]], [case for chapter in BOOKS[book][1] for case in importlib.import_module("cases." + chapter).case]
        for case in cases:
            if case["case"] in names:
                sys.exit("record: two cases are named %s" % case["case"])
            names.append(case["case"])
        touched.senders = set()
        lines = [run(case, scope, touched) for case in cases]
        (HERE / (book + ".jsonl")).write_text("".join(dump(line) + "\n" for line in lines))
        report(book, classes, lines, touched)
    routes = {route: answered(*canned.answer(route)) for route in canned.ROUTES}
    rows = ["  %s: %s" % (dump(r), dump(a)) for r, a in sorted(routes.items())]
    (HERE / "testdata" / "canned.json").write_text("{\n" + ",\n".join(rows) + "\n}\n")


def report(book, classes, lines, touched):
    for name in untouched(classes, lines):
        print("no case:", name)
    facts = {"%s.%s" % (c["class"], m["name"]): m.get("sends", False) for c in classes for m in c["members"] if m["kind"] in ("method", "static", "class")}
    for name, sends in facts.items():
        if sends != (name in touched.senders):
            print("extract.py says that %s %s, here it %s" % (name, "sends" if sends else "does not send", "did" if not sends else "did not"))
    print("%s.jsonl: %d cases, %d requests" % (book, len(lines), sum(len(line.get("requests", ())) for line in lines)))


if __name__ == "__main__":
    main(sys.argv)
