const auth = "Basic " + btoa(process.env.DKU_API_KEY + ":");
const answer = await fetch(process.env.DKU_DSS_URL + "/dip/publicapi/admin/users/?includeSettings=false", { headers: { authorization: auth } });
console.log((await answer.json()).length);
