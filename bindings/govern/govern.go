// Package govern declares the API of a Govern instance, one file per chapter of
// its documentation. The reference is the Python client, release 14.3.3; each
// declaration names its class there.
package govern

import (
	"embed"
	"slices"
	"sync"

	"github.com/dssrun/dssrun/bindings/spec"
)

//go:embed *.js
var files embed.FS

// Module is the name that a script imports the API by.
const Module = "dss/govern"

// Set is the whole Govern API, as a script imports it from "dss/govern". It
// shares the classes of identity settings and DataikuException with dss.Set:
// the two are installed together.
var Set = sync.OnceValue(func() spec.Set {
	return spec.Set{
		Module: Module,
		Classes: slices.Concat(
			clientClasses(), futureClasses, userClasses, userSettingsClasses, groupClasses, keyClasses, administrationClasses,
			blueprintClasses, blueprintVersionClasses, artifactClasses, signoffClasses, responseClasses,
			searchClasses, searchQueryClasses, filterClasses,
			customPageClasses, timeSeriesClasses, uploadedFileClasses, usersContainerClasses,
			designerClasses, designerVersionClasses, signoffConfigurationClasses,
			customPagesHandlerClasses, rolesPermissionsClasses, roleClasses, permissionsClasses,
		),
		Functions: functions,
		Types: slices.Concat(
			clientTypes, futureTypes, userTypes, groupTypes, blueprintTypes, artifactTypes, signoffTypes, searchTypes,
			customPageTypes, timeSeriesTypes, uploadedFileTypes, usersContainerTypes, signoffConfigurationTypes, rolesPermissionsTypes,
		),
		Bodies: files,
	}
})
