package main

import (
	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/bindings/profile"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/argv"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/flagval"
)

// runFlags are what `dssrun run` was asked for.
type runFlags struct {
	eval    string
	timeout flagval.Duration
	memory  flagval.Size
	color   flagval.Color
	json    bool
	noCache bool
	mock    bool
	port    flagval.Port // --mock-port
	record  recordFlags

	instance flagInstance

	permissions flagPermissions
}

// flagInstance is the instance that flags name, of every command that connects to one.
type flagInstance struct {
	name     string // --instance
	url      string // --url
	key      string // --api-key
	insecure bool   // --no-check-certificate
	caFile   string // --ca-file
}

// The headings of flags in help.
const (
	instanceCategory   = "Instance"
	recordCategory     = "Recording"
	permissionCategory = "Permissions (none by default)"
	limitCategory      = "Limits"
	outputCategory     = "Output"
)

func (f *flagInstance) flags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "instance", Category: instanceCategory, Destination: &f.name, Usage: "use the instance `NAME` of ~/.dataiku/config.json"},
		&cli.StringFlag{Name: "url", Category: instanceCategory, Destination: &f.url, Usage: "use the instance that has this `URL`"},
		&cli.StringFlag{Name: "api-key", Category: instanceCategory, Destination: &f.key, Usage: "with --url, use this `KEY`; others on this machine can see it, so better keep it with dssrun auth add"},
		&cli.BoolFlag{Name: "no-check-certificate", Category: instanceCategory, Destination: &f.insecure, Usage: "accept any TLS certificate (insecure)"},
		&cli.StringFlag{Name: "ca-file", Category: instanceCategory, Destination: &f.caFile, Usage: "trust the certificate authorities of this PEM `FILE` too"},
	}
}

// given reports whether the command line says anything about the instance.
func (f *flagInstance) given() bool {
	return f.name != "" || f.url != "" || f.key != "" || f.insecure
}

// options are what the flags and the surroundings say about the instance.
func (f *flagInstance) options(t *tool) profile.Options {
	return profile.Options{Instance: f.name, URL: f.url, Key: f.key, Insecure: f.insecure, LookupEnv: t.lookupEnv, Home: t.home, Dir: t.dir}
}

func (f *runFlags) flags() []cli.Flag {
	flags := []cli.Flag{
		&cli.StringFlag{Name: argv.EvalFlag, Aliases: []string{"e"}, Destination: &f.eval, Usage: "run this `CODE` instead of a script"},
		&cli.BoolFlag{Name: "no-cache", Destination: &f.noCache, Usage: "transform the script anew, and do not remember it"},
		&cli.BoolFlag{Name: "mock", Category: instanceCategory, Destination: &f.mock, Usage: "use a mock instance inside this process, with an administrator's key"},
		&cli.GenericFlag{Name: "mock-port", Category: instanceCategory, Value: &f.port, Usage: "like --mock, and serve it on this `PORT` and the two after it while the script runs, as dssrun mock does; 0 lets the system choose"},
	}
	flags = append(flags, f.instance.flags()...)
	flags = append(flags, f.record.flags()...)
	flags = append(flags, f.permissions.flags("the instance's own host is", "the script")...)
	return append(flags,
		&cli.GenericFlag{Name: "timeout", Category: limitCategory, Value: &f.timeout, Usage: "end the run after this `DURATION`, as 30s or 5m (exit code 124)"},
		&cli.GenericFlag{Name: "memory-limit", Category: limitCategory, Value: &f.memory, Usage: "end the run when it uses more memory than this `SIZE`, as 512MB or 1GiB (exit code 137)"},

		&cli.BoolFlag{Name: "json", Category: outputCategory, Destination: &f.json, Usage: "print how the run ended as one JSON object, the last line of stderr"},
		&cli.GenericFlag{Name: "color", Category: outputCategory, Value: &f.color, Usage: "paint output: `WHEN` is always, never or auto"},
	)
}

const runDescription = `
Runs JavaScript or TypeScript: ES modules and require, top-level await, packages from node_modules. Everything after the
script is the script's own, in process.argv. What the script prints is all there is on stdout.

The script reaches the Dataiku instance that dssrun auth status shows, and nothing else: other hosts, files and
environment variables need a permission. After a permission flag a list follows "=", without it the flag means all.

Examples:
  dssrun run job.ts                                   run a script
  dssrun job.ts --dry-run PROJECT                     the same command, --dry-run and PROJECT go to the script
  dssrun run --instance prod --timeout 5m job.ts      another instance, with a limit
  dssrun run --mock scripts/users/connected.ts        a mock instance: no credentials needed
  dssrun run --record fixtures/job.json job.ts        keep what the API said, without secrets
  dssrun run --replay fixtures/job.json job.ts        and run it again on that, offline
  dssrun run --allow-write=out --allow-net=hooks.example.com job.ts
  dssrun run -e 'console.log(process.argv)' a b       code from the command line
  generate | dssrun run -                             code from stdin
  #!/usr/bin/env -S dssrun run                        as a script's first line makes it a program

Exit codes: 0 when the script ended well, 1 when it failed, others as dssrun help exit-codes tells.`
