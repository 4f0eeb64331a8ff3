package bind_test

import (
	"testing"

	"go.uber.org/goleak"

	"github.com/dssrun/dssrun/bindings/bind"
	"github.com/dssrun/dssrun/bindings/dss"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestDeclarations(t *testing.T) {
	t.Parallel()
	for _, err := range bind.New(dss.Set()).Check() {
		t.Error(err)
	}
}
