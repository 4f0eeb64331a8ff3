package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/bindings/profile"
	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/wire"
	"github.com/dssrun/dssrun/runtime/secret"
)

// authStatus is what `dssrun auth status --json` prints on stdout.
type authStatus struct {
	Instance         string   `json:"instance,omitempty"` // its name in the user file
	URL              string   `json:"url,omitempty"`
	Key              string   `json:"key,omitempty"` // masked
	Source           string   `json:"source,omitempty"`
	CheckCertificate bool     `json:"checkCertificate"`
	Works            bool     `json:"works"`           // the instance accepts the key
	Login            string   `json:"login,omitempty"` // whose key it is
	Groups           []string `json:"groups,omitempty"`
	Shadowed         []string `json:"shadowed,omitempty"` // sources that gave way
	Warnings         []string `json:"warnings,omitempty"`
	Error            string   `json:"error,omitempty"` // why it does not work
}

func (t *tool) authStatusCommand() *cli.Command {
	f := &flagInstance{}
	return &cli.Command{
		Name:      "status",
		Usage:     "Show which instance and key a script would use, and whether the key works",
		UsageText: "dssrun auth status [--instance NAME | --url URL] [--json]",
		Description: `
Asks the instance whose key it is (GET /auth/info). Exit code 4 when there are no credentials or they are refused, 1 when
the instance can't be reached.

Examples:
  dssrun auth status
  dssrun auth status --instance prod
  dssrun auth status --json`,
		Flags: append(f.flags(), &cli.BoolFlag{Name: "json", Category: outputCategory, Usage: "print one JSON object on stdout"}),
		Action: func(c *cli.Context) error {
			if err := noArguments(c, 0, "name the instance with --instance"); err != nil {
				return err
			}
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			status, err := t.authStatus(ctx, f)
			if c.Bool("json") {
				enc := json.NewEncoder(masked{t.out})
				enc.SetEscapeHTML(false)
				enc.SetIndent("", "  ")
				if failed := enc.Encode(status); failed != nil {
					return failed
				}
			} else if status.URL != "" {
				t.printStatus(status)
			}
			return err
		},
	}
}

// authStatus finds the credentials and tries them. With an error the status holds what is known all the same.
func (t *tool) authStatus(ctx context.Context, f *flagInstance) (*authStatus, error) {
	status := &authStatus{CheckCertificate: true}
	failed := func(err error) (*authStatus, error) {
		status.Error = err.Error()
		return status, err
	}
	found, err := profile.Resolve(f.options(t))
	if err != nil {
		return failed(err)
	}
	status.Instance, status.URL, status.Key, status.Source = found.Name, found.URL, found.Key.Hint(), found.Source
	status.CheckCertificate, status.Shadowed, status.Warnings = !found.Insecure, found.Shadowed, found.Warnings
	client, err := rest.New(rest.Config{
		URL: found.URL, BasePath: wire.BasePath, User: found.Key, Insecure: found.Insecure, CAFile: f.caFile, Retries: -1,
		Warn: func(message string) { status.Warnings = append(status.Warnings, message) },
	})
	if err != nil {
		return failed(err)
	}
	defer client.CloseIdle()
	answer, err := client.Do(ctx, &rest.Request{Method: http.MethodGet, Path: "/auth/info", JSON: true})
	if err != nil {
		var refused *rest.Exception
		if errors.As(err, &refused) && refused.Status == http.StatusUnauthorized {
			err = voice.Hint(err, "the instance does not accept this key: make a new one in its user interface (Profile, API keys), then dssrun auth add … --replace")
		}
		return failed(err)
	}
	var info struct {
		AuthIdentifier string   `json:"authIdentifier"`
		Groups         []string `json:"groups"`
	}
	if err := json.Unmarshal(answer.Body, &info); err != nil || info.AuthIdentifier == "" {
		return failed(voice.Hint(errors.New("the answer to GET /auth/info does not say whose key this is"), "is "+found.URL+" a Dataiku instance?"))
	}
	status.Works, status.Login, status.Groups = true, info.AuthIdentifier, info.Groups
	return status, nil
}

func (t *tool) printStatus(s *authStatus) {
	name := s.Instance
	if name == "" {
		name = "(not named)"
	}
	works := "no"
	if s.Works {
		works = "yes, it is the key of " + s.Login
		if len(s.Groups) > 0 {
			works += " (" + strings.Join(s.Groups, ", ") + ")"
		}
	}
	certificate := "checked"
	if !s.CheckCertificate {
		certificate = "not checked"
	}
	rows := [][]string{
		{"Instance", name}, {"URL", secret.Mask(s.URL)}, {"Key", s.Key}, {"Found in", s.Source},
		{"Certificate", certificate}, {"Works", works},
	}
	for _, source := range s.Shadowed {
		rows = append(rows, []string{"Gave way", source})
	}
	voice.Table(t.out, t.color(t.out), false, rows)
	for _, warning := range s.Warnings {
		voice.Warn(masked{t.err}, t.color(t.err), warning)
	}
}
