package reference

import (
	"github.com/dssrun/dssrun/bindings/dss"
	"github.com/dssrun/dssrun/bindings/govern"
	"github.com/dssrun/dssrun/bindings/launchpad"
	"github.com/dssrun/dssrun/bindings/spec"
)

// sets are the declarations under test.
var sets = []spec.Set{dss.Set(), govern.Set(), launchpad.Set()}

// declarations are the classes of all sets: their names are unique.
func declarations() []*spec.Class {
	var out []*spec.Class
	for _, s := range sets {
		out = append(out, s.Classes...)
	}
	return out
}
