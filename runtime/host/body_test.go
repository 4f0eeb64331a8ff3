package host_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/runtime/host/thrown"
	"github.com/dssrun/dssrun/runtime/loop"
)

func TestBody(t *testing.T) {
	t.Parallel()
	reads := 0
	files := map[string]string{
		"main": `(function (native, load) { "use strict";
			const { twice } = load("other");
			return { twice, again: () => load("other").twice === twice, missing: () => load("nothing"), told: (v) => native.told(native.run.thrown(v)),
				start: async () => "started " + native.run.busy() };
		})`,
		"other": `(function (native, load) { return { twice: (n) => native.add(n, n) } })`,
	}
	body := host.NewBody("main", func(name string) (string, error) {
		reads++
		text, ok := files[name]
		if !ok {
			return "", errors.New("no file " + name)
		}
		return text, nil
	})
	module := host.Module{Name: "kit", Exports: func() []string { return []string{"twice", "again"} }, Body: body, Supervises: true, Funcs: map[string]host.Func{
		"add": {Do: func(_ context.Context, args []any) (any, error) { return args[0].(int64) + args[1].(int64), nil }},
		"told": {Do: func(_ context.Context, args []any) (any, error) {
			v := args[0].(*thrown.Value)
			return fmt.Sprint(v.Name, "/", v.Message), nil
		}},
	}}
	for range 2 { // each file is read once for all VMs
		l := loop.New(loop.Options{})
		h := host.Install(host.Options{Loop: l, Stdin: strings.NewReader(""), Modules: []host.Module{module}})
		var printed string
		o := l.Run(t.Context(), h.Then(func() (goja.Value, error) {
			kit := h.Require("kit")
			_ = l.VM().Set("kit", kit)
			v, err := l.VM().RunString(`let missing; try { kit.missing() } catch (e) { missing = e.message }
				[kit.twice(21), kit.again(), missing, kit.told(new TypeError("no")), kit.told("text")].join(" ")`)
			if err == nil {
				printed = v.String()
			}
			return v, err
		}, "kit", "start"))
		if o.State != loop.OK || printed != "42 true no file nothing TypeError/no /'text'" {
			t.Errorf("ended %q (%v), printed %q", o.State, o.Err, printed)
		}
	}
	if reads != 4 { // a file that is not there is asked for again
		t.Errorf("%d reads", reads)
	}
}
