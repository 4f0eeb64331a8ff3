package main

import (
	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/flagval"
	"github.com/dssrun/dssrun/runtime/permit"
)

// flagPermissions are the permissions that flags give, of every command that runs scripts.
type flagPermissions struct {
	net, read, write, env flagval.Grant
	all                   bool
}

// flags are --allow-…; host and file say in help what is allowed without them.
func (f *flagPermissions) flags(host, file string) []cli.Flag {
	f.net.Kind, f.read.Kind, f.write.Kind, f.env.Kind = flagval.Hosts, flagval.Paths, flagval.Paths, flagval.Names
	return []cli.Flag{
		&cli.GenericFlag{Name: "allow-net", Category: permissionCategory, Value: &f.net, Usage: "connect to any host, or to `HOST[:PORT],…`; " + host + " always allowed"},
		&cli.GenericFlag{Name: "allow-read", Category: permissionCategory, Value: &f.read, Usage: "read any file, or `PATH,…` and below; " + file + " and what it imports is always allowed"},
		&cli.GenericFlag{Name: "allow-write", Category: permissionCategory, Value: &f.write, Usage: "write any file, or `PATH,…` and below"},
		&cli.GenericFlag{Name: "allow-env", Category: permissionCategory, Value: &f.env, Usage: "see any environment variable, or `NAME,…`"},
		&cli.BoolFlag{Name: "allow-all", Aliases: []string{"A"}, Category: permissionCategory, Destination: &f.all, Usage: "allow everything"},
	}
}

// grants are the permissions that the flags give.
func (f *flagPermissions) grants() permit.Grants {
	if f.all {
		return permit.Everything()
	}
	return permit.Grants{Net: f.net.Grant, Read: f.read.Grant, Write: f.write.Grant, Env: f.env.Grant}
}
