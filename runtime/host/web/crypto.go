package web

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/rand"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"sort"
	"strings"

	"github.com/dop251/goja"
)

// digests are the hash functions by Node's name; dashes do not count.
var digests = map[string]func() hash.Hash{
	"md5": md5.New, "sha1": sha1.New, "sha224": sha256.New224, "sha256": sha256.New,
	"sha384": sha512.New384, "sha512": sha512.New, "sha512256": sha512.New512_256, "sha512224": sha512.New512_224,
	"sha3224": func() hash.Hash { return sha3.New224() }, "sha3256": func() hash.Hash { return sha3.New256() },
	"sha3384": func() hash.Hash { return sha3.New384() }, "sha3512": func() hash.Hash { return sha3.New512() },
}

func digestOf(name string) (func() hash.Hash, bool) {
	name = strings.TrimPrefix(strings.ToLower(name), "rsa-")
	f, ok := digests[strings.NewReplacer("-", "", "/", "").Replace(name)]
	return f, ok
}

// uuid is a random UUID, version 4.
func uuid() string {
	var b [16]byte
	_, _ = rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

func randomBytes(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails: it ends the process instead
	return b
}

// view is the memory of a buffer or view argument; the scripts have checked it.
func view(c goja.FunctionCall, i int) []byte {
	b, _ := bytesOf(c.Argument(i))
	return b
}

func cryptoNatives(e *Env) map[string]any {
	vm := e.vm()
	buffer := func(b []byte) goja.Value { return vm.ToValue(vm.NewArrayBuffer(b)) }
	return map[string]any{
		"digest": func(c goja.FunctionCall) goja.Value {
			f, _ := digestOf(c.Argument(0).String())
			h := f()
			h.Write(view(c, 1))
			return buffer(h.Sum(nil))
		},
		"hmac": func(c goja.FunctionCall) goja.Value {
			f, _ := digestOf(c.Argument(0).String())
			h := hmac.New(f, view(c, 1))
			h.Write(view(c, 2))
			return buffer(h.Sum(nil))
		},
		"equal": func(c goja.FunctionCall) goja.Value {
			return vm.ToValue(subtle.ConstantTimeCompare(view(c, 0), view(c, 1)) == 1)
		},
		"copy": func(c goja.FunctionCall) goja.Value { return e.bytes(append([]byte{}, view(c, 0)...)) },
		"fill": func(c goja.FunctionCall) goja.Value {
			_, _ = rand.Read(view(c, 0))
			return goja.Undefined()
		},
		"random": func(c goja.FunctionCall) goja.Value { return e.bytes(randomBytes(int(c.Argument(0).ToInteger()))) },
		"uuid":   uuid,
	}
}

// NodeCryptoExports are the names that NodeCrypto's object has.
var NodeCryptoExports = []string{
	"createHash", "createHmac", "hash", "getHashes", "randomBytes", "randomFillSync", "randomInt", "randomUUID",
	"timingSafeEqual", "getRandomValues", "webcrypto", "subtle", "Hash", "Hmac",
}

// NodeCrypto is the namespace of the module node:crypto, as far as digests,
// HMAC and random values. What Node gives as a Buffer is made by the global
// Buffer, or is a Uint8Array when the host has none.
// Source: Node 20, crypto.
func NodeCrypto(e *Env) *goja.Object { return e.use("nodecrypto") }

func nodeCryptoNatives(e *Env) map[string]any {
	vm := e.vm()
	natives := cryptoNatives(e)
	var wrap func(h hash.Hash) goja.Value
	wrap = func(h hash.Hash) goja.Value {
		o := vm.NewObject()
		_ = o.Set("update", func(c goja.FunctionCall) goja.Value { h.Write(view(c, 0)); return goja.Undefined() })
		_ = o.Set("sum", func(goja.FunctionCall) goja.Value { return e.bytes(h.Sum(nil)) })
		_ = o.Set("copy", func(goja.FunctionCall) goja.Value {
			if c, ok := h.(hash.Cloner); ok {
				if twin, err := c.Clone(); err == nil {
					return wrap(twin)
				}
			}
			e.throw("Error", "this digest can't be copied")
			return nil
		})
		return o
	}
	find := func(name string) func() hash.Hash {
		f, ok := digestOf(name)
		if !ok {
			e.throw("Error", "Digest method not supported: %q. Available: %s", name, strings.Join(hashNames(), ", "))
		}
		return f
	}
	natives["hash"] = func(c goja.FunctionCall) goja.Value { return wrap(find(c.Argument(0).String())()) }
	natives["hmac"] = func(c goja.FunctionCall) goja.Value {
		return wrap(hmac.New(find(c.Argument(0).String()), append([]byte{}, view(c, 1)...)))
	}
	natives["hashes"] = func(goja.FunctionCall) goja.Value {
		var list []any
		for _, n := range hashNames() {
			list = append(list, n)
		}
		return vm.NewArray(list...)
	}
	natives["randomInt"] = func(n int64) int64 {
		limit := (1<<63 - 1) / n * n // no bias: what is above is drawn again
		for {
			if v := int64(binary.LittleEndian.Uint64(randomBytes(8)) >> 1); v < limit {
				return v % n
			}
		}
	}
	natives["buffer"] = func(c goja.FunctionCall) goja.Value {
		if ctor, ok := vm.GlobalObject().Get("Buffer").(*goja.Object); ok {
			if from, ok := goja.AssertFunction(ctor.Get("from")); ok {
				v, err := from(ctor, c.Argument(0).ToObject(vm).Get("buffer"))
				if err != nil {
					panic(err)
				}
				return v
			}
		}
		return c.Argument(0)
	}
	natives["text"] = func(c goja.FunctionCall) goja.Value {
		b := view(c, 0)
		switch name := strings.ToLower(c.Argument(1).String()); name {
		case "hex":
			return vm.ToValue(hex.EncodeToString(b))
		case "base64":
			return vm.ToValue(base64.StdEncoding.EncodeToString(b))
		case "base64url":
			return vm.ToValue(base64.RawURLEncoding.EncodeToString(b))
		case "latin1", "binary":
			return latin1(b)
		case "utf8", "utf-8":
			return vm.ToValue(strings.ToValidUTF8(string(b), "\uFFFD"))
		default:
			e.throw("TypeError", "Unknown encoding: %s", name)
		}
		return nil
	}
	natives["parse"] = func(c goja.FunctionCall) goja.Value {
		b, ok := decodeText(e.text(c.Argument(0)), c.Argument(1).String())
		if !ok {
			e.throw("TypeError", "Unknown encoding: %s", c.Argument(1))
		}
		return e.bytes(b)
	}
	return natives
}

func hashNames() []string {
	names := []string{"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha512-256", "sha512-224", "sha3-224", "sha3-256", "sha3-384", "sha3-512"}
	sort.Strings(names)
	return names
}

// decodeText turns a string into bytes by Node's names of encodings. What does
// not decode ends the result, as there.
func decodeText(s goja.String, encoding string) ([]byte, bool) {
	switch strings.ToLower(encoding) {
	case "utf8", "utf-8":
		return []byte(s.String()), true
	case "hex":
		text := s.String()
		out := make([]byte, 0, len(text)/2)
		for i := 0; i+1 < len(text) && unhex(text[i]) >= 0 && unhex(text[i+1]) >= 0; i += 2 {
			out = append(out, byte(unhex(text[i])<<4|unhex(text[i+1])))
		}
		return out, true
	case "base64", "base64url":
		text := strings.NewReplacer("-", "+", "_", "/", "\n", "", "\r", "", " ", "").Replace(s.String())
		text, _, _ = strings.Cut(text, "=")
		if len(text)%4 == 1 {
			text = text[:len(text)-1]
		}
		out, _ := base64.RawStdEncoding.DecodeString(text)
		return out, true
	case "latin1", "binary", "ascii":
		out := make([]byte, s.Length())
		for i := range out {
			out[i] = byte(s.CharAt(i))
		}
		return out, true
	case "utf16le", "utf-16le", "ucs2", "ucs-2":
		var out []byte
		for i := 0; i < s.Length(); i++ {
			out = binary.LittleEndian.AppendUint16(out, s.CharAt(i))
		}
		return out, true
	}
	return nil, false
}
