const requests = [
  { method: "GET", path: "/public/api/admin/users", query: "", body: undefined, status: 200, user: "admin", product: "dss" },
  { method: "POST", path: "/public/api/admin/users", query: "", body: { login: "ada", groups: ["readers"], enabled: true }, status: 200 },
  { method: "DELETE", path: "/public/api/admin/users/b%20b", query: "allowSelfDeletion=false", body: "", status: 204 },
  { method: "GET", path: "/public/api/projects", query: { tags: ["a", "b c"] }, status: 200 },
];
const yes = (...args) => { expect(requests).toHaveSent(...args); console.log("sent", args[0], args[1]) };
yes("GET", "/admin/users"); yes("get", "/public/api/admin/users"); yes("DELETE", "/admin/users/*"); yes("DELETE", "/admin/users/b b"); yes("DELETE", "/admin/users/b%20b");
yes("POST", "/admin/users", { login: "ada" }); yes("POST", "/admin/users", expect.objectContaining({ enabled: true })); yes("POST", "/admin/users", { login: "ada", groups: expect.arrayContaining(["readers"]) });
yes("DELETE", "/admin/users/*?allowSelfDeletion=false"); yes("GET", "/projects?tags=b+c&tags=a"); yes("GET", "/projects?tags=*"); yes("*", "/projects");
yes("POST", "/admin/**"); yes("POST", "/admin/users/**"); yes("POST", "/**"); yes("*", "/public/api/**");
fails("rest", () => expect(requests).toHaveSent("POST", "/admin/groups/**"));
fails("rest in the middle", () => expect(requests).toHaveSent("POST", "/**/users"));
expect([]).toHaveSentNoWrites(); expect([{ method: "GET", path: "/a" }, { method: "POST", path: "/b", reads: true }]).toHaveSentNoWrites(); expect(requests).not.toHaveSentNoWrites();
fails("writes", () => expect(requests).toHaveSentNoWrites());
fails("many writes", () => expect(Array.from({ length: 30 }, (_, i) => ({ method: "PUT", path: "/a/" + i }))).toHaveSentNoWrites());
fails("no write", () => expect([{ method: "GET", path: "/a" }]).not.toHaveSentNoWrites());
fails("no journal of writes", () => expect("x").toHaveSentNoWrites());
fails("nothing sent", () => expect([]).toHaveSent("GET", "/x"));
fails("other login", () => expect(requests).toHaveSent("DELETE", "/admin/users/ada"));
fails("other method", () => expect(requests).toHaveSent("PUT", "/admin/users"));
fails("other body", () => expect(requests).toHaveSent("POST", "/admin/users", { login: "bob", groups: ["readers"] }));
fails("other query", () => expect(requests).toHaveSent("GET", "/projects?tags=c"));
fails("not sent", () => expect(requests).not.toHaveSent("GET", "/admin/users"));
fails("not sent passes", () => expect(requests).not.toHaveSent("GET", "/admin/users/*"));
fails("misuse", () => expect(requests).toHaveSent("/admin/users"));
fails("not a journal", () => expect({}).toHaveSent("GET", "/x"));
fails("many", () => expect(Array.from({ length: 30 }, (_, i) => ({ method: "GET", path: "/a/" + i, query: "", status: 200 }))).toHaveSent("GET", "/a/99"));
