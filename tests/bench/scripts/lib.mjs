// A small client, as a user of fetch would write it.
const auth = "Basic " + btoa(process.env.DKU_API_KEY + ":");
export async function call(method, path, body) {
  const answer = await fetch(process.env.DKU_DSS_URL + "/dip/publicapi" + path, {
    method, headers: { authorization: auth, "content-type": "application/json" }, body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
  return answer.json();
}
