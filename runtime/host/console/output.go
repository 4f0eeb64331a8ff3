// Package console is the script's console: log, table, group, time and their like, in Node's look.
package console

import (
	"io"
	"sync"
	"time"
)

// Output is a buffered stream of the run. What is written appears within a few milliseconds, or at once with Flush,
// so that a script that prints line by line does not pay for a write each.
type Output struct {
	mu    sync.Mutex
	to    io.Writer
	buf   []byte
	timer *time.Timer
	first *Output // flushed before this one, to keep the order on a shared terminal
	err   error
}

const (
	bufferSize = 32 << 10
	delay      = 4 * time.Millisecond
)

// NewOutput buffers to. before, when given, is flushed each time this one writes.
func NewOutput(to io.Writer, before *Output) *Output { return &Output{to: to, first: before} }

// WriteString queues text.
func (o *Output) WriteString(text string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.buf = append(o.buf, text...)
	switch {
	case o.first != nil:
		o.first.Flush()
		o.flush()
	case len(o.buf) >= bufferSize:
		o.flush()
	case o.timer == nil:
		o.timer = time.AfterFunc(delay, o.Flush)
	}
}

// Write is WriteString for bytes.
func (o *Output) Write(p []byte) (int, error) {
	o.WriteString(string(p))
	return len(p), nil
}

// Flush writes what is queued.
func (o *Output) Flush() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.flush()
}

func (o *Output) flush() {
	if o.timer != nil {
		o.timer.Stop()
		o.timer = nil
	}
	if len(o.buf) == 0 {
		return
	}
	if _, err := o.to.Write(o.buf); err != nil && o.err == nil {
		o.err = err
	}
	o.buf = o.buf[:0]
}

// Err is the first error of writing: a closed pipe, a full disk.
func (o *Output) Err() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.err
}
