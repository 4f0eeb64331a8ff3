package lib_test

import (
	"testing"

	"github.com/dssrun/dssrun/bindings/bind"
	"github.com/dssrun/dssrun/bindings/dss"
	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/runtime/secret"
	"github.com/dssrun/dssrun/tests/mock"
)

// TestObjectsOfTheAPI compares and prints what the API hands out: handles, settings, proxies of wire objects, lazy
// documents, promises that somebody forgot to await.
func TestObjectsOfTheAPI(t *testing.T) {
	t.Parallel()
	k := newKit(t, nil, nil)
	transport := mock.New(mock.Options{}).Transport()
	api := bind.New(dss.Set())
	vm := bind.Install(api, k.loop, bind.Options{Dial: func(d bind.Dialing) (*bind.Connection, error) {
		c, err := rest.New(rest.Config{URL: mock.URL + "/dip/publicapi", User: secret.New(mock.AdminKey), Transport: transport, Retries: -1})
		return &bind.Connection{Client: c, URL: mock.URL}, err
	}})
	_ = k.loop.VM().Set("dss", vm.Namespace("dss"))
	golden(t, k, "api/objects")
}
