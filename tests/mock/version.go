package mock

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// DSSVersion is a version of DSS that a mock can be: it answers the routes that this version has, and shows the secrets of API keys
// as this version does. The zero value is Version.
type DSSVersion struct{ Major, Minor, Patch int }

// lastVersions are the last versions of the supported releases.
var lastVersions = []DSSVersion{{12, 6, 4}, {13, 5, 6}, {14, 3, 3}}

// ParseVersion reads a version of DSS: 12, 13 or 14 for the last one of that release, or one of them in full, as 13.1.3.
func ParseVersion(text string) (DSSVersion, error) {
	var numbers []int
	for part := range strings.SplitSeq(text, ".") {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 || n > 99 || len(part) > 2 || len(numbers) == 3 {
			numbers = nil
			break
		}
		numbers = append(numbers, n)
	}
	for _, last := range lastVersions {
		switch {
		case len(numbers) == 0 || numbers[0] != last.Major:
		case len(numbers) == 1:
			return last, nil
		case len(numbers) == 2:
			return DSSVersion{numbers[0], numbers[1], 0}, nil
		default:
			return DSSVersion{numbers[0], numbers[1], numbers[2]}, nil
		}
	}
	return DSSVersion{}, fmt.Errorf("%q is no version of DSS that the mock knows: it is 12, 13 or 14, or one of them in full, as 13.1.3", text)
}

// String is the version as DSS writes it.
func (v DSSVersion) String() string {
	if v == (DSSVersion{}) {
		return Version
	}
	return fmt.Sprintf("%d.%d.%d", v.Major, v.Minor, v.Patch)
}

// before tells whether the version is older than another one.
func (v DSSVersion) before(w DSSVersion) bool {
	switch {
	case v == DSSVersion{}:
		return false
	case v.Major != w.Major:
		return v.Major < w.Major
	case v.Minor != w.Minor:
		return v.Minor < w.Minor
	}
	return v.Patch < w.Patch
}

// secureKeys tells whether the secrets of API keys are shown only once, when they are made: since DSS 13, unless Options.PlainKeys is set.
func (o *Options) secureKeys() bool {
	return !o.PlainKeys && !o.Version.before(DSSVersion{13, 0, 0})
}

// checkRoute refuses a route that the version of the mock does not have yet, or no longer.
func (o *Options) checkRoute(r *route) error {
	switch {
	case r.since != DSSVersion{} && o.Version.before(r.since):
		return newError(http.StatusNotFound, "com.dataiku.dip.server.controllers.NotFoundException",
			"%s %s does not exist in DSS %s: it came with DSS %s", []any{r.method, r.pattern, o.Version, r.since})
	case r.until != DSSVersion{} && !o.Version.before(r.until):
		return newError(http.StatusNotImplemented, notMocked, "%s %s is mocked for DSS before %s only", []any{r.method, r.pattern, r.until})
	}
	return nil
}
