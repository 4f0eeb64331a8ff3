const url = require('url'), qs = require('querystring');
console.log(qs.parse('a=1&b=2&a=3&c&d=%20x+y&=z'), qs.stringify({ a: [1, 2], b: 'x y', c: true, d: undefined, e: {} }), qs.escape('a b&c'), qs.unescape('%41%zz'), qs.parse('a:1;b:2', ';', ':'));
for (const u of ['http://user:pass@host.com:8080/p/a/t/h?query=string#hash', '/path?x=1', 'mailto:a@b.c', '//host/p', 'HTTP://EXAMPLE.com', 'file:///etc/x', 'x', '?a=b', '#h', 'http://a.com?q', 'javascript:alert(1)', 'http://[::1]:80/']) {
  const p = url.parse(u); console.log(u, JSON.stringify(p), url.format(p));
}
console.log(url.parse('http://a.com/?x=1&y=2', true).query.y, url.resolve('/one/two/three', 'four'), url.resolve('http://example.com/one', '/two'), url.resolve('http://example.com/', 'http://b.com/x'));
console.log(url.fileURLToPath('file:///tmp/a%20b'), url.pathToFileURL('/tmp/a b#?%').href, url.format({ protocol: 'http', host: 'a.com', pathname: '/x', query: { a: 1 } }));
try { url.fileURLToPath('http://x'); } catch (e) { console.log(e.code); }
console.log(url.URL === URL, url.URLSearchParams === URLSearchParams);
