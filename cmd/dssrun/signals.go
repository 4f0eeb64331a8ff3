package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/dssrun/dssrun/runtime/loop"
)

// unwindNotice is how long a cancelled run may unwind before the user is told that it does.
const unwindNotice = time.Second

// onSignals makes the first SIGINT or SIGTERM cancel the run, so that the script unwinds, and the second end the process
// through end, whatever the script is doing. slow is called once when unwinding takes a while. Call the function that it
// returns when the run is over.
func onSignals(cancel context.CancelCauseFunc, slow func(), end func(*loop.Stop)) (stop func()) {
	received := make(chan os.Signal, 2)
	done := make(chan struct{})
	signal.Notify(received, os.Interrupt, syscall.SIGTERM)
	go func() {
		var first *loop.Stop
		var notice <-chan time.Time
		for {
			select {
			case <-done:
				return
			case <-notice:
				slow()
			case s := <-received:
				if first != nil {
					end(first)
					return
				}
				first = stopFor(s)
				cancel(first)
				notice = time.After(unwindNotice)
			}
		}
	}()
	return func() {
		signal.Stop(received)
		close(done)
	}
}

func stopFor(s os.Signal) *loop.Stop {
	if s == os.Interrupt {
		return &loop.Stop{State: loop.Interrupted, Message: "interrupted from the keyboard (SIGINT)"}
	}
	return &loop.Stop{State: loop.Terminated, Message: "asked to end (SIGTERM)"}
}
