package main

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/bindings/profile"
	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/report"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/wire"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/tests/mock/replay"
)

// recordFlags say whether a run's requests are recorded, or answered from a recording.
type recordFlags struct {
	file      string // --record
	overwrite bool
	keep      string
	replay    string // --replay
}

func (f *recordFlags) flags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "record", Category: recordCategory, Destination: &f.file, Usage: "write the API's answers into this `FILE`, without secrets, keys and e-mail addresses"},
		&cli.BoolFlag{Name: "record-overwrite", Category: recordCategory, Destination: &f.overwrite, Usage: "with --record, replace the file if there is one"},
		&cli.StringFlag{Name: "record-keep", Category: recordCategory, Destination: &f.keep, Usage: "with --record, do not replace `WHAT`: emails"},
		&cli.StringFlag{Name: "replay", Category: recordCategory, Destination: &f.replay, Usage: "answer from a recording, this `FILE`; no instance is contacted"},
	}
}

// check refuses flags that contradict each other, and a file that can't be written, before anything is run.
func (f *recordFlags) check(run *runFlags) error {
	switch {
	case f.replay != "" && f.file != "":
		return voice.Usage("leave out one of them", "--record and --replay contradict each other: a replay has nothing new to record")
	case f.replay != "" && run.mock:
		return voice.Usage("leave out one of them", "--mock and --replay contradict each other: either answers all requests")
	case f.replay != "" && run.instance.given():
		return voice.Usage("leave out --replay to use a real instance", "--replay contacts no instance, and the flags name one")
	case f.file == "" && (f.overwrite || f.keep != ""):
		return voice.Usage("give --record FILE too", "--record-overwrite and --record-keep do nothing without --record")
	case f.keep != "" && f.keep != "emails":
		return voice.Usage("write --record-keep emails", "--record-keep=%s: not something that can be kept", f.keep)
	case f.file == "":
		return nil
	}
	err := replay.Free(f.file, f.overwrite)
	if errors.Is(err, replay.ErrExists) {
		return voice.Usage("choose another name, or add --record-overwrite", "--record %s: %s", f.file, err)
	}
	folder := filepath.Dir(f.file)
	if info, missing := os.Stat(folder); err == nil && (missing != nil || !info.IsDir()) {
		return voice.Usage("make it first: mkdir -p "+folder, "--record %s: there is no folder %s", f.file, folder)
	}
	if err != nil {
		return voice.Usage("choose another name", "--record %s: %s", f.file, err)
	}
	return nil
}

// tape is what a run records or replays; neither, when both are nil.
type tape struct {
	flags  *recordFlags
	record *replay.Recorder
	replay *replay.Replay
}

// newTape reads the recording that is to be replayed.
func newTape(f *recordFlags, script string) (*tape, error) {
	t := &tape{flags: f}
	if f.file != "" {
		t.record = replay.NewRecorder(replay.RecorderOptions{Version: readableVersion(), Script: script, KeepEmails: f.keep != ""})
	}
	if f.replay == "" {
		return t, nil
	}
	var err error
	t.replay, err = replay.Load(f.replay)
	return t, err
}

// recorder is told of a client's requests; nil when nothing is recorded.
func (t *tape) recorder(product, url, space string) rest.Recorder {
	if t.record == nil {
		return nil
	}
	return t.record.Of(product, url, space)
}

// mock is what stands in for the products: the recording when there is one, else the mock.
func (t *tape) mock(mock wire.Mock) wire.Mock {
	if t.replay == nil {
		return mock
	}
	return func(product string) (http.RoundTripper, profile.Instance) {
		_, as := mock(product)
		return t.replay.Transport(product), as
	}
}

// end writes the recording, or tells what the replay lacked. An error is about the recording and not the script.
func (t *tape) end(r *running, o loop.Outcome, f *report.Failure) error {
	if t.replay != nil {
		return t.replayed(r, f)
	}
	if t.record == nil {
		return nil
	}
	if t.record.Len() == 0 {
		voice.Warn(r.err, r.color(r.err), "nothing was recorded: the script sent no request to the API, and "+t.flags.file+" was not written")
		return nil
	}
	made := t.record.Fixture(replay.Outcome{State: string(o.State), ExitCode: o.ExitCode})
	if err := made.Save(t.flags.file, t.flags.overwrite); err != nil {
		return fmt.Errorf("can't write the recording %s: %w", t.flags.file, err)
	}
	fmt.Fprintf(masked{r.err}, "recorded %s in %s; replaced in it: %s%s\n", counted(len(made.Exchanges), "exchange"), t.flags.file, made.Scrubbed, limits(made))
	return nil
}

// limits says what of the recording is not all, or not looked into.
func limits(f *replay.Fixture) string {
	cut, binary := f.Partial()
	var text strings.Builder
	if cut > 0 {
		fmt.Fprintf(&text, "; long bodies of which the beginning is kept: %d", cut)
	}
	if binary > 0 {
		fmt.Fprintf(&text, "; bodies that are no text and were not searched for e-mail addresses: %d", binary)
	}
	return text.String()
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// replayed warns of what was recorded and not asked for. A request that the recording did not have fails the run, also
// when the script caught its error.
func (t *tape) replayed(r *running, f *report.Failure) error {
	if unused := t.replay.Unused(); len(unused) > 0 {
		voice.Warn(masked{r.err}, r.color(r.err), fmt.Sprintf("the script did not ask for %s of %s: %s%s",
			counted(len(unused), "exchange"), t.flags.replay, strings.Join(unused[:min(len(unused), 3)], ", "), more(len(unused)-3)))
	}
	missed := t.replay.Misses()
	if len(missed) == 0 || len(missed) == 1 && f != nil && strings.Contains(f.Message, missed[0]) {
		return nil
	}
	return voice.Hint(fmt.Errorf("the replay missed %s; the first one: %s", counted(len(missed), "request"), missed[0]),
		"record the run again with --record, or change the script back")
}

func more(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf(" and %d more", n)
}
