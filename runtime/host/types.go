package host

import (
	_ "embed"

	"github.com/dssrun/dssrun/runtime/host/web"
)

// globalTypes declares the globals of this package.
//
//go:embed globals.d.ts
var globalTypes string

func webTypes() string { return web.Types }
