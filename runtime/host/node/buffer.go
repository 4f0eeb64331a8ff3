package node

import (
	"bytes"
	"unicode/utf8"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/host/inspect"
	"github.com/dssrun/dssrun/runtime/host/native"
)

// bytesArg is an argument's content, shared with the script.
func bytesArg(c goja.FunctionCall, i int) []byte {
	data, _ := native.Bytes(c.Argument(i))
	return data
}

func stringArg(c goja.FunctionCall, i int) goja.String {
	s, _ := c.Argument(i).ToString().(goja.String)
	return s
}

func intArg(c goja.FunctionCall, i int) int { return int(c.Argument(i).ToInteger()) }

func (m *Modules) bufferNatives() []native.Method {
	vm := m.vm
	return append(m.utilNatives(), []native.Method{
		{Name: "encode", Func: func(c goja.FunctionCall) goja.Value {
			return vm.ToValue(vm.NewArrayBuffer(encode(stringArg(c, 0), c.Argument(1).String())))
		}},
		{Name: "decode", Func: func(c goja.FunctionCall) goja.Value {
			return decode(bytesArg(c, 0)[intArg(c, 2):intArg(c, 3)], c.Argument(1).String())
		}},
		{Name: "byteLength", Func: func(c goja.FunctionCall) goja.Value {
			switch s := stringArg(c, 0); c.Argument(1).String() {
			case "utf16le":
				return vm.ToValue(2 * s.Length())
			case "latin1", "ascii":
				return vm.ToValue(s.Length())
			case "hex":
				return vm.ToValue(s.Length() / 2)
			default:
				return vm.ToValue(len(encode(s, c.Argument(1).String())))
			}
		}},
		{Name: "write", Func: func(c goja.FunctionCall) goja.Value {
			to, encoding := bytesArg(c, 0), c.Argument(4).String()
			data, room := encode(stringArg(c, 1), encoding), intArg(c, 3)
			if len(data) > room {
				data = data[:room]
				if encoding == "utf8" { // no half characters
					for n := len(data); n > 0 && n > len(data)-utf8.UTFMax; n-- {
						if utf8.RuneStart(data[n-1]) {
							if !utf8.FullRune(data[n-1:]) {
								data = data[:n-1]
							}
							break
						}
					}
				}
				if encoding == "utf16le" {
					data = data[:len(data)&^1]
				}
			}
			return vm.ToValue(copy(to[intArg(c, 2):], data))
		}},
		{Name: "fill", Func: func(c goja.FunctionCall) goja.Value {
			to, part := bytesArg(c, 0)[intArg(c, 2):intArg(c, 3)], bytes.Clone(bytesArg(c, 1))
			for len(to) > 0 && len(part) > 0 {
				to = to[copy(to, part):]
			}
			return goja.Undefined()
		}},
		{Name: "compare", Func: func(c goja.FunctionCall) goja.Value { return vm.ToValue(bytes.Compare(bytesArg(c, 0), bytesArg(c, 1))) }},
		{Name: "sameBytes", Func: func(c goja.FunctionCall) goja.Value { return vm.ToValue(bytes.Equal(bytesArg(c, 0), bytesArg(c, 1))) }},
		{Name: "indexOf", Func: func(c goja.FunctionCall) goja.Value {
			return vm.ToValue(find(bytesArg(c, 0), bytesArg(c, 1), c.Argument(2).ToInteger(), c.Argument(3).ToBoolean(), intArg(c, 4)))
		}},
		{Name: "isUtf8", Func: func(c goja.FunctionCall) goja.Value { return vm.ToValue(utf8.Valid(bytesArg(c, 0))) }},
		{Name: "hexPairs", Func: func(c goja.FunctionCall) goja.Value {
			data := bytesArg(c, 0)
			return vm.ToValue(inspect.Hex(data[:min(len(data), max(intArg(c, 1), 0))]))
		}},
	}...)
}
