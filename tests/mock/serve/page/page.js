"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const sections = ["requests", "state", "faults", "clock"];
  const names = { dss: "DSS", govern: "Govern", launchpad: "Launchpad" };

  // make builds an element: make("td", { className: "x" }, "text", child …)
  function make(tag, props, ...children) {
    const e = document.createElement(tag);
    for (const [name, value] of Object.entries(props || {})) {
      if (name.includes("-")) e.setAttribute(name, value);
      else e[name] = value;
    }
    e.append(...children);
    return e;
  }

  // call asks the admin API; what it refuses is an Error with its words.
  async function call(method, path, body) {
    const init = { method, headers: {} };
    if (method !== "GET") init.headers["X-Mock"] = "1";
    if (body !== undefined) {
      init.headers["Content-Type"] = "application/json";
      init.body = JSON.stringify(body);
    }
    let answer;
    try {
      answer = await fetch("/__mock/" + path, init);
    } catch {
      throw new Error("The mock does not answer: has it ended?");
    }
    const value = await answer.json();
    if (!answer.ok) throw new Error(value.error);
    return value;
  }

  let polled = false; // the problem that shows is one of polling

  function problem(error, where = $("problem")) {
    polled = false;
    where.hidden = !error;
    where.textContent = error ? error.message : "";
  }

  // guarded shows what goes wrong in an action, and hides it once one goes well.
  const guarded = (action, where) => async (...args) => {
    try {
      await action(...args);
      problem(null, where);
    } catch (e) {
      problem(e, where);
    }
  };

  // polling shows what goes wrong in an action that nobody asked for. That it goes well ends its own problem, and no other.
  const polling = (action) => async () => {
    try {
      await action();
      if (polled) problem(null);
    } catch (e) {
      problem(e);
      polled = true;
    }
  };

  // Requests ------------------------------------------------------------------------------------

  const open = new Set(); // "product/number" of the requests whose details show
  let shown = "";

  function statusClass(status) {
    return status === 0 || status >= 500 ? "failed" : status >= 400 ? "refused" : "ok";
  }

  async function loadRequests() {
    const q = new URLSearchParams({ product: $("requests-product").value, filter: $("requests-filter").value, notMocked: $("requests-unmatched").checked });
    const text = JSON.stringify(await call("GET", "requests?" + q));
    if (text === shown) return;
    shown = text;
    const answer = JSON.parse(text);
    $("count-requests").textContent = answer.total || "";
    const focused = document.activeElement && document.activeElement.dataset.key;
    const rows = [];
    for (const r of answer.requests) rows.push(...requestRows(r));
    $("requests-rows").replaceChildren(...rows);
    const filtered = q.get("filter") || q.get("product") || q.get("notMocked") === "true";
    $("requests-empty").textContent = answer.total && filtered ? "No request is like that." : "No request yet: point a client at one of the addresses above.";
    $("requests-empty").hidden = answer.requests.length > 0;
    if (focused) {
      const again = [...document.querySelectorAll("[data-key]")].find((e) => e.dataset.key === focused);
      if (again) again.focus({ preventScroll: true });
    }
  }

  function requestRows(r) {
    const key = r.product + "/" + r.number;
    const details = make("tr", { hidden: true, id: "details-" + r.product + "-" + r.number });
    const button = make("button", { type: "button", className: "path", "aria-expanded": "false", "aria-controls": details.id }, r.path);
    button.dataset.key = key;
    const path = make("td", {}, button);
    if (r.notMocked) path.append(make("p", { className: "note failed" }, r.notMocked));
    if (r.fault) path.append(make("p", { className: "note refused" }, "Fault: " + r.fault));
    const toggle = guarded(async (wanted) => {
      if (!wanted) open.delete(key);
      else {
        open.add(key);
        if (!details.firstChild) details.append(await requestDetails(r));
      }
      details.hidden = !wanted;
      button.setAttribute("aria-expanded", String(wanted));
    });
    button.addEventListener("click", () => toggle(details.hidden));
    if (open.has(key)) toggle(true);
    const row = make("tr", {},
      make("td", { className: "time" }, make("time", { dateTime: r.at, title: r.at }, r.at.slice(11, 19))),
      make("td", { className: "wide" }, names[r.product]),
      make("td", { className: "method" }, r.method),
      path,
      make("td", { className: "status " + statusClass(r.status) }, r.status ? String(r.status) : "dropped"),
      make("td", { className: "wide" }, who(r)));
    return [row, details];
  }

  function who(r) {
    return r.proxyUser && r.proxyUser !== r.user ? `${r.user} as ${r.proxyUser}` : r.user || "–";
  }

  async function requestDetails(r) {
    const full = await call("GET", `requests/${r.product}/${r.number}`);
    const cell = make("td", { colSpan: 6 });
    cell.append(make("p", { className: "note" }, `${names[r.product]} request ${r.number}, ${r.at}, user ${who(r)}`));
    if (full.body) cell.append(make("pre", { tabIndex: 0, "aria-label": "Body" }, full.body));
    else cell.append(make("p", { className: "note" }, full.size ? `A body of ${full.size} bytes that is no text.` : "No body."));
    return cell;
  }

  // State ---------------------------------------------------------------------------------------

  const chosen = { product: document.body.dataset.product, collection: "", key: "" };

  async function loadState() {
    const all = await call("GET", "state");
    const one = all.find((p) => p.product === chosen.product);
    if (!one.collections.some((c) => c.name === chosen.collection)) {
      chosen.collection = one.collections.some((c) => c.name === "users") ? "users" : one.collections[0].name;
      chosen.key = "";
    }
    $("state-collections").replaceChildren(...one.collections.map((c) =>
      item(c.name, c.name === chosen.collection, () => choose({ collection: c.name, key: "" }), String(c.count))));
    problem(one.panics ? new Error(`The mock of ${names[one.product]} has failed at ${one.panics} requests, which is a bug in dssrun.`) : null, $("state-panics"));
    await loadKeys();
  }

  function item(text, pressed, action, count) {
    const button = make("button", { type: "button", "aria-pressed": String(pressed) }, make("span", {}, text));
    if (count !== undefined) button.append(make("span", { className: "count" }, count));
    button.addEventListener("click", guarded(action));
    return make("li", {}, button);
  }

  async function loadKeys() {
    const path = `state/${chosen.product}/${chosen.collection}`;
    const answer = await call("GET", path + "?" + new URLSearchParams({ filter: $("state-filter").value }));
    $("state-keys").replaceChildren(...answer.keys.map((key) => item(key, key === chosen.key, () => choose({ key }))));
    const more = answer.total - answer.keys.length;
    $("state-more").textContent = more > 0 ? `and ${more} more: filter to see them` : answer.total ? "" : "There are none.";
    if (!chosen.key) {
      $("state-name").textContent = "No object chosen";
      $("state-document").hidden = true;
      return;
    }
    $("state-name").textContent = `${chosen.collection} / ${chosen.key}`;
    const text = await call("GET", `${path}/${encodeURIComponent(chosen.key)}`);
    $("state-document").textContent = JSON.stringify(text, null, 2);
    $("state-document").hidden = false;
  }

  async function choose(what) {
    const focused = document.activeElement && document.activeElement.textContent;
    Object.assign(chosen, what);
    history.replaceState(null, "", "#" + ["state", chosen.product, chosen.collection, chosen.key].filter(Boolean).map(encodeURIComponent).join("/"));
    await loadState();
    const again = [...document.querySelectorAll(".list button")].find((b) => b.textContent === focused);
    if (again) again.focus({ preventScroll: true });
  }

  // Faults --------------------------------------------------------------------------------------

  let shownFaults = "";

  async function loadFaults() {
    const list = await call("GET", "faults");
    if (JSON.stringify(list) === shownFaults) return;
    shownFaults = JSON.stringify(list);
    const focused = document.activeElement && document.activeElement.dataset.fault;
    $("count-faults").textContent = list.length || "";
    $("faults-empty").hidden = list.length > 0;
    $("faults-rows").replaceChildren(...list.map((f) => {
      const remove = make("button", { type: "button", "aria-label": "Remove " + f.rule, "data-fault": String(f.id) }, "Remove");
      remove.addEventListener("click", guarded(async () => {
        await call("DELETE", "faults/" + f.id);
        await loadFaults();
        $("faults-rule").focus();
      }, $("faults-problem")));
      return make("tr", {}, make("td", {}, make("code", {}, f.rule)), make("td", { className: "number" }, String(f.matched)),
        make("td", { className: "number" }, String(f.hits)), make("td", { className: "number" }, remove));
    }));
    const again = focused && document.querySelector(`[data-fault="${focused}"]`);
    if (again) again.focus({ preventScroll: true });
  }

  $("faults-form").addEventListener("submit", (e) => {
    e.preventDefault();
    guarded(async () => {
      await call("POST", "faults", { rule: $("faults-rule").value });
      $("faults-rule").value = "";
      await loadFaults();
    }, $("faults-problem"))();
  });

  // Clock and reset -----------------------------------------------------------------------------

  function showClock(c) {
    $("clock-now").textContent = c.now.replace("T", " ").replace(/\.\d+Z$/, "Z");
    $("clock-now").dateTime = c.now;
    $("clock-rate").textContent = c.rate === 0 ? "and stands still" : c.rate === 1 ? "and runs" : `and runs ${c.rate} times as fast as a real one`;
  }

  const loadClock = async () => showClock(await call("GET", "clock"));
  const moveClock = guarded(async (change) => showClock(await call("POST", "clock", change)));
  for (const b of document.querySelectorAll("[data-advance]")) b.addEventListener("click", () => moveClock({ advance: b.dataset.advance }));
  for (const b of document.querySelectorAll("[data-rate]")) b.addEventListener("click", () => moveClock({ rate: Number(b.dataset.rate) }));
  $("clock-form").addEventListener("submit", (e) => {
    e.preventDefault();
    moveClock({ now: $("clock-set").value });
  });
  $("reset").addEventListener("click", guarded(async () => {
    if (!confirm("Put the mocks back to the seed? What was changed since is lost.")) return;
    await call("POST", "reset");
    open.clear();
    await Promise.all([loadRequests(), loadFaults()]);
    $("reset-done").textContent = "Done: the mocks are as they were at the start.";
  }));

  // Which section shows, and what is loaded when ---------------------------------------------------

  const load = { requests: loadRequests, state: loadState, faults: loadFaults, clock: loadClock };
  // An address is #state/PRODUCT/COLLECTION/KEY, or a part of it.
  const address = () => location.hash.slice(1).split("/").map(decodeURIComponent);
  const current = () => sections.find((s) => s === address()[0]) || "requests";

  function follow() {
    const [, product, collection = "", key = ""] = address();
    if (names[product]) Object.assign(chosen, { product, collection, key });
    $("state-product").value = chosen.product;
  }

  const show = guarded(async () => {
    for (const s of sections) {
      $("section-" + s).hidden = s !== current();
      const link = document.querySelector(`nav a[href="#${s}"]`);
      if (s === current()) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (current() === "state") follow();
    document.title = $("title-" + current()).textContent + " – dssrun mock";
    await load[current()]();
  });

  addEventListener("hashchange", show);
  document.querySelector(".skip").addEventListener("click", (e) => {
    e.preventDefault(); // the address says which section shows
    $("main").focus();
  });
  const again = guarded(loadRequests);
  for (const id of ["requests-product", "requests-unmatched"]) $(id).addEventListener("change", again);
  $("requests-filter").addEventListener("input", again);
  $("requests-forget").addEventListener("click", guarded(async () => {
    await call("DELETE", "requests");
    open.clear();
    await loadRequests();
  }));
  $("state-product").addEventListener("change", guarded(() => choose({ product: $("state-product").value, collection: "", key: "" })));
  $("state-filter").addEventListener("input", guarded(loadKeys));
  for (const f of document.querySelectorAll("form")) f.addEventListener("submit", (e) => e.preventDefault());
  setInterval(() => {
    if (document.hidden) return;
    if (current() === "requests" && !$("requests-pause").checked) polling(loadRequests)();
    if (current() === "faults") polling(loadFaults)();
    if (current() === "clock") polling(loadClock)();
  }, 2000);
  show();
  polling(loadFaults)();
  polling(loadRequests)();
})();
