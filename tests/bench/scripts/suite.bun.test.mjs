// 500 tests of 3 calls each, each with handlers of its own.
import assert from "node:assert";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, test } from "bun:test";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";

const base = "http://dss.test/dip/publicapi/projects/P/datasets/";
const { datasets: seed } = JSON.parse(readFileSync(new URL("payload.json", import.meta.url), "utf8"));
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterAll(() => server.close());
for (let i = 0; i < 500; i++) {
  test(`tags dataset ${i}`, async () => {
    const datasets = Object.fromEntries(seed.map((d) => [d.name, { ...d }]));
    server.resetHandlers(
      http.get(base, () => HttpResponse.json(Object.values(datasets))),
      http.get(base + ":name", ({ params }) => HttpResponse.json(datasets[params.name])),
      http.put(base + ":name", async ({ params, request }) => {
        datasets[params.name] = await request.json();
        return HttpResponse.json({ msg: "ok" });
      }),
    );
    const [first] = await (await fetch(base)).json();
    const definition = await (await fetch(base + first.name)).json();
    definition.tags = [`reviewed-${i}`];
    await (await fetch(base + first.name, { method: "PUT", body: JSON.stringify(definition) })).json();
    assert.deepEqual(datasets[first.name].tags, [`reviewed-${i}`]);
  });
}
