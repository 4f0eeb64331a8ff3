package intl

import (
	"os"
	"strings"
	"sync"
	"time"
)

// LocalZone is the IANA name of the machine's time zone: from TZ, from where
// /etc/localtime leads, from /etc/timezone; "UTC" when nobody says.
var LocalZone = sync.OnceValue(func() string {
	if tz, ok := os.LookupEnv("TZ"); ok {
		tz = strings.TrimPrefix(tz, ":")
		if _, after, found := strings.Cut(tz, "zoneinfo/"); found {
			tz = after
		}
		if name, _, ok := zoneOf(tz); ok {
			return name
		}
		return "UTC"
	}
	if target, err := os.Readlink("/etc/localtime"); err == nil {
		if _, after, found := strings.Cut(target, "zoneinfo/"); found {
			if name, _, ok := zoneOf(after); ok {
				return name
			}
		}
	}
	if text, err := os.ReadFile("/etc/timezone"); err == nil {
		if name, _, ok := zoneOf(strings.TrimSpace(string(text))); ok {
			return name
		}
	}
	if name := time.Local.String(); name != "Local" {
		if name, _, ok := zoneOf(name); ok {
			return name
		}
	}
	return "UTC"
})
