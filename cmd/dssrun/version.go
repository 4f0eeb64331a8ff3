package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v2"
)

// version is set by the release build: -ldflags "-X main.version=v1.2.3". Empty, the build information speaks.
var version string

// referenceRelease is the release of Dataiku's own Python client that the API follows.
const referenceRelease = "14.3.3"

// versionInfo is what `dssrun version --json` prints.
type versionInfo struct {
	Version         string `json:"version"`          // "v1.2.3", or "devel"
	Commit          string `json:"commit,omitempty"` // with "+changes" when the tree was not clean
	Go              string `json:"go"`
	Goja            string `json:"goja"`
	Esbuild         string `json:"esbuild"`
	ReferenceClient string `json:"referenceClient"` // release of Dataiku's Python client that the API follows
	OS              string `json:"os"`
	Arch            string `json:"arch"`
}

func (t *tool) versionCommand() *cli.Command {
	return &cli.Command{
		Name:  "version",
		Usage: "Print the version of dssrun and of what it is made of",
		Description: `
Examples:
  dssrun version
  dssrun version --json`,
		Flags: []cli.Flag{&cli.BoolFlag{Name: "json", Usage: "print one JSON object"}},
		Action: func(c *cli.Context) error {
			if err := noArguments(c, 0, "dssrun version takes no arguments"); err != nil {
				return err
			}
			info := readVersion()
			if c.Bool("json") {
				enc := json.NewEncoder(t.out)
				enc.SetIndent("", "  ")
				return enc.Encode(info)
			}
			_, err := fmt.Fprintf(t.out, "dssrun %s\n%s %s/%s, goja %s, esbuild %s\nfollows Dataiku's Python client %s\n",
				info.name(), info.Go, info.OS, info.Arch, info.Goja, info.Esbuild, info.ReferenceClient)
			return err
		},
	}
}

// readableVersion is the version without looking into the build information, which takes a while.
func readableVersion() string {
	if version == "" {
		return "devel"
	}
	return version
}

func (v versionInfo) name() string {
	if v.Commit == "" {
		return v.Version
	}
	return v.Version + " (" + v.Commit + ")"
}

func readVersion() versionInfo {
	info := versionInfo{
		Version: version, Go: runtime.Version(), Goja: "unknown", Esbuild: "unknown",
		ReferenceClient: referenceRelease, OS: runtime.GOOS, Arch: runtime.GOARCH,
	}
	build, ok := debug.ReadBuildInfo()
	if ok {
		if info.Version == "" && build.Main.Version != "(devel)" {
			info.Version = build.Main.Version
		}
		for _, d := range build.Deps {
			switch d.Path {
			case "github.com/dop251/goja":
				info.Goja = d.Version
			case "github.com/evanw/esbuild":
				info.Esbuild = d.Version
			}
		}
		changes := ""
		for _, s := range build.Settings {
			switch {
			case s.Key == "vcs.revision":
				info.Commit = s.Value[:min(12, len(s.Value))]
			case s.Key == "vcs.modified" && s.Value == "true":
				changes = "+changes"
			}
		}
		if info.Commit != "" {
			info.Commit += changes
		}
	}
	if info.Version == "" {
		info.Version = "devel"
	}
	return info
}
