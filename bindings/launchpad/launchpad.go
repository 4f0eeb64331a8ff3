// Package launchpad declares the API of a Dataiku Cloud Launchpad: the users,
// invites, groups, profiles and nodes of a space. The reference is the package
// dataikuapi.launchpad of the Python client, published after release 14.4.2;
// each declaration names its class there.
package launchpad

import (
	"embed"
	"slices"
	"sync"

	"github.com/dssrun/dssrun/bindings/spec"
)

//go:embed *.js
var files embed.FS

// Module is the name that a script imports the API by.
const Module = "dss/launchpad"

// Set is the whole Launchpad API, as a script imports it from "dss/launchpad".
// Its exceptions extend DataikuException of dss.Set: the two are installed
// together.
var Set = sync.OnceValue(func() spec.Set {
	return spec.Set{
		Module:    Module,
		Classes:   slices.Concat(clientClasses(), userClasses, groupClasses, spaceClasses, exceptionClasses),
		Functions: functions,
		Types:     slices.Concat(userTypes, groupTypes, spaceTypes),
		Bodies:    files,
		Exception: exception,
	}
})

// exception is the class of a refusal by its HTTP status.
func exception(status int) string {
	switch status {
	case 401:
		return "DataikuUnauthorizedException"
	case 403:
		return "DataikuForbiddenException"
	case 404:
		return "DataikuResourceNotFoundException"
	case 422:
		return "DataikuBadRequestException"
	}
	return "DataikuResponseException"
}
