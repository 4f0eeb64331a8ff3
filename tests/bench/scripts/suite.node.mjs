// 500 tests of 3 calls each, each on a MockAgent of its own.
import assert from "node:assert";
import { test } from "node:test";
import { MockAgent, fetch } from "undici";

const origin = "http://dss.test";
const base = "/dip/publicapi/projects/P/datasets/";
for (let i = 0; i < 500; i++) {
  test(`tags dataset ${i}`, async () => {
    const datasets = { orders: { name: "orders", type: "PostgreSQL", tags: [] } };
    const dispatcher = new MockAgent();
    dispatcher.disableNetConnect();
    const pool = dispatcher.get(origin);
    pool.intercept({ method: "GET", path: base }).reply(200, () => Object.values(datasets));
    pool.intercept({ method: "GET", path: base + "orders" }).reply(200, () => datasets.orders);
    pool.intercept({ method: "PUT", path: base + "orders" }).reply(200, ({ body }) => {
      datasets.orders = JSON.parse(body);
      return { msg: "ok" };
    });
    const [first] = await (await fetch(origin + base, { dispatcher })).json();
    const definition = await (await fetch(origin + base + first.name, { dispatcher })).json();
    definition.tags = [`reviewed-${i}`];
    await (await fetch(origin + base + first.name, { dispatcher, method: "PUT", body: JSON.stringify(definition) })).json();
    assert.deepEqual(datasets.orders.tags, [`reviewed-${i}`]);
    await dispatcher.close();
  });
}
