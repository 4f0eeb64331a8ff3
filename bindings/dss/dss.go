// Package dss declares the API of a DSS instance, one file per chapter of its
// documentation. The reference is the Python client, release 14.3.3; each
// declaration names its class there.
package dss

import (
	"embed"
	"slices"
	"sync"

	"github.com/dssrun/dssrun/bindings/spec"
)

//go:embed *.js
var files embed.FS

// Module is the name that a script imports the API by.
const Module = "dss"

// Set is the whole DSS API, as a script imports it from "dss".
var Set = sync.OnceValue(func() spec.Set {
	return spec.Set{
		Module: Module,
		Classes: slices.Concat(
			clientClasses(), connectionClasses, userClasses, groupClasses, futureClasses, projectClasses(), datasetClasses,
			settingsClasses, iamClasses(), apiKeyClasses, variableClasses, usageClasses, instanceClasses,
			notebookClasses, discussionClasses, managedFolderClasses, errorClasses,
		),
		Functions: functions,
		Types: slices.Concat(
			clientTypes, connectionTypes, userTypes, groupTypes, futureTypes, projectTypes,
			settingsTypes, apiKeyTypes, usageTypes, notebookTypes, discussionTypes,
		),
		Bodies: files,
	}
})
