const { Buffer: B, kMaxLength, isUtf8 } = require('buffer');
console.log(B === Buffer, Buffer.from('héllo'), Buffer.from('héllo').length);
console.log(Buffer.from('68656c6c6f', 'hex').toString(), Buffer.from('aGk=', 'base64').toString(), Buffer.from('aGk', 'base64url') + '');
console.log(Buffer.from('ÿa', 'latin1'), Buffer.from('hé', 'utf16le'), Buffer.from('hé', 'ucs2').toString('ucs-2'));
console.log(Buffer.from([1, 2, 300]), Buffer.from(new Uint8Array([1, 2])), Buffer.from(new ArrayBuffer(3)), Buffer.from(Buffer.from('x')));
console.log(Buffer.alloc(3), Buffer.alloc(3, 1), Buffer.alloc(5, 'ab'), Buffer.allocUnsafe(2).length, new Buffer(2).length, Buffer('abc'));
console.log(Buffer.isBuffer(Buffer.alloc(1)), Buffer.isBuffer(new Uint8Array(1)), Buffer.isEncoding('UTF-8'), Buffer.isEncoding('x'));
console.log(Buffer.byteLength('héé'), Buffer.byteLength('aGk=', 'base64'), Buffer.byteLength(new ArrayBuffer(4)));
console.log(Buffer.concat([Buffer.from('a'), Buffer.from('b')]).toString(), Buffer.concat([Buffer.from('abc')], 2), Buffer.concat([Buffer.from('abc')], 5));
console.log(Buffer.compare(Buffer.from('a'), Buffer.from('b')), Buffer.from('a').equals(Buffer.from('a')));
const b = Buffer.from('hello world');
console.log(b.slice(0, 5).toString(), b.subarray(-5).toString(), b.toString('hex', 0, 3), b.toString('base64'), b.toString('base64url'));
console.log(b.indexOf('o'), b.indexOf('o', 5), b.lastIndexOf('o'), b.includes('wor'), b.indexOf(Buffer.from('ld')), b.indexOf(104), b.indexOf('zzz'), b.indexOf(''));
console.log(JSON.stringify(Buffer.from('ab')), Buffer.from(JSON.parse(JSON.stringify(Buffer.from('ab')))));
const w = Buffer.alloc(10);
console.log(w.write('hé', 1), w, w.write('zzzz', 8), w);
console.log(w.writeUInt32BE(0xdeadbeef, 0), w.readUInt32BE(0).toString(16), w.readInt32BE(0), w.readUint16LE(0), w.readInt8(0));
console.log(w.writeDoubleLE(1.5, 1), w.readDoubleLE(1), w.writeBigUInt64LE(5n), w.readBigUInt64LE(), w.writeInt16LE(-2, 4), w.readInt16LE(4), w.writeUIntBE(0x123456, 0, 3), w.readUIntBE(0, 3).toString(16), w.readIntLE(0, 6));
console.log(Buffer.from('abc').copy(w, 2), w, w.fill('xy'), w.fill(0, 2, 4));
console.log(Buffer.from([1, 2, 3, 4]).swap16(), Buffer.from([1, 2, 3, 4]).swap32());
console.log([...Buffer.from('ab').entries()], Buffer.from('ab').map((x) => x + 1), Buffer.from('ab').filter((x) => x > 97) instanceof Buffer);
console.log(Buffer.from([0xe2, 0x82]).toString(), Buffer.from([0xff, 0x41, 0xe2, 0x82, 0xac]).toString(), Buffer.from('\ud800').toString('hex'));
console.log(Buffer.from('zz', 'hex'), Buffer.from('abc', 'hex'), Buffer.from('a b=c', 'base64'));
for (const f of [() => Buffer.from(5), () => Buffer.from(null), () => Buffer.alloc('x'), () => Buffer.alloc(-1), () => Buffer.from('x', 'nope'), () => w.readInt8(10), () => w.writeInt8(200), () => w.readInt8(1.5), () => Buffer.concat('x'), () => Buffer.alloc(1).readInt32LE()]) {
  try { f(); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message); }
}
console.log(Buffer.alloc(60), kMaxLength > 1e9, isUtf8(Buffer.from([255])));
console.log(Buffer.from('test') instanceof Uint8Array, Object.prototype.toString.call(Buffer.alloc(1)), Buffer.name, Buffer.alloc(1).constructor === Buffer);
console.log(`${Buffer.from('x')}`, Buffer.from('x') + 'y', Buffer.from('abc').at(-1), Buffer.from('abc').toLocaleString());
console.log(Buffer.of(1, 2), Buffer.from(new String('s')), Buffer.from({ length: 2, 0: 5, 1: 6 }));
console.log(require('util').inspect({ b: Buffer.from('x') }), [Buffer.from('x')]);
const { StringDecoder } = require('string_decoder');
const d = new StringDecoder('utf8');
console.log(d.write(Buffer.from([0xe2, 0x82])), d.write(Buffer.from([0xac])), d.write(Buffer.from([0xe2])), JSON.stringify(d.end()));
const d2 = new StringDecoder('base64'); console.log(d2.write(Buffer.from('ab')), d2.end());
