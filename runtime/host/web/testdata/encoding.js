// TextEncoder, TextDecoder, base64
[...new TextEncoder().encode("aä€😀")]
[...new TextEncoder().encode("\uD800x\uDC00")]
[...new TextEncoder().encode()]
(b => [new TextEncoder().encodeInto("aä€😀", b), [...b]])(new Uint8Array(6))
new TextEncoder().encoding
new TextDecoder().decode(new Uint8Array([0xEF, 0xBB, 0xBF, 97]))
new TextDecoder("utf-8", { ignoreBOM: true }).decode(new Uint8Array([0xEF, 0xBB, 0xBF, 97]))
new TextDecoder().decode(new Uint8Array([0xF0, 0x9F, 0x98, 97, 0xE2, 0x82, 0xC0, 0x80, 0xFF, 0xED, 0xA0, 0x80]))
new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array([0xFF]))
new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array([97, 98]))
(d => [d.decode(new Uint8Array([0xE2]), { stream: true }), d.decode(new Uint8Array([0x82, 0xAC]), { stream: true }), d.decode(new Uint8Array([0xE2]), { stream: true }), d.decode()])(new TextDecoder())
new TextDecoder("utf-16le").decode(new Uint8Array([0xFF, 0xFE, 97, 0, 0x3D, 0xD8, 0x00, 0xDE, 0x00, 0xD8, 97]))
new TextDecoder("latin1").decode(new Uint8Array([0x80, 0xE4, 0x9F, 0x81]))
[new TextDecoder("latin1").encoding, new TextDecoder("UTF8").encoding, new TextDecoder("utf-16").encoding, new TextDecoder(" ascii ").encoding]
new TextDecoder("nope")
new TextDecoder().decode("string")
new TextDecoder().decode(new Uint8Array([97, 98, 99, 100]).subarray(1, 3))
new TextDecoder().decode(new Uint8Array([97]).buffer)
new TextDecoder().decode(new DataView(new Uint8Array([97, 98]).buffer, 1))
new TextDecoder().decode(new Uint16Array([0x6161]))
new TextDecoder().decode()
[new TextDecoder().fatal, new TextDecoder("utf-8", { fatal: 1 }).fatal, new TextDecoder().ignoreBOM]
[btoa("hello"), btoa(""), btoa("\xff\x00"), btoa(1)]
btoa("€")
[atob("aGVsbG8="), atob("aGVsbG8"), atob(" aG Vs\nbG8= "), atob("")]
[...atob("/wA=")].map(c => c.charCodeAt(0))
atob("a")
atob("a===")
atob("ab=c")
atob("a-b_")
btoa()
Object.prototype.toString.call(new TextEncoder()) + Object.prototype.toString.call(new TextDecoder())
