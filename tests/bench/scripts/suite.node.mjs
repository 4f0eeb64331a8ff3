// 500 tests of 3 calls each, each on a MockAgent of its own.
import assert from "node:assert";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { MockAgent, fetch } from "undici";

const origin = "http://dss.test";
const base = "/dip/publicapi/projects/P/datasets/";
const { datasets: seed } = JSON.parse(readFileSync(new URL("payload.json", import.meta.url), "utf8"));
const { name } = seed[0];
for (let i = 0; i < 500; i++) {
  test(`tags dataset ${i}`, async () => {
    const datasets = Object.fromEntries(seed.map((d) => [d.name, { ...d }]));
    const dispatcher = new MockAgent();
    dispatcher.disableNetConnect();
    const pool = dispatcher.get(origin);
    pool.intercept({ method: "GET", path: base }).reply(200, () => Object.values(datasets));
    pool.intercept({ method: "GET", path: base + name }).reply(200, () => datasets[name]);
    pool.intercept({ method: "PUT", path: base + name }).reply(200, ({ body }) => {
      datasets[name] = JSON.parse(body);
      return { msg: "ok" };
    });
    const [first] = await (await fetch(origin + base, { dispatcher })).json();
    const definition = await (await fetch(origin + base + first.name, { dispatcher })).json();
    definition.tags = [`reviewed-${i}`];
    await (await fetch(origin + base + first.name, { dispatcher, method: "PUT", body: JSON.stringify(definition) })).json();
    assert.deepEqual(datasets[name].tags, [`reviewed-${i}`]);
    await dispatcher.close();
  });
}
