package loop

// worker is a goroutine that does the work of host calls, one after the other.
// A call goes through many layers, and a fresh goroutine would have its stack
// copied several times on the way down; a worker's has grown.
type worker struct{ next chan func() }

// mostIdle is how many workers wait at the most: as many as there are
// connections to an instance.
const mostIdle = 64

// start does work off the loop: by a worker that waits, else by a new one.
func (l *Loop) start(work func()) {
	l.mu.Lock()
	var w *worker
	if last := len(l.idle) - 1; last >= 0 {
		// The one that was busy last: its stack is still in the cache.
		w, l.idle = l.idle[last], l.idle[:last]
	}
	l.mu.Unlock()
	if w == nil {
		w = &worker{next: make(chan func(), 1)}
		go l.serveWork(w, work)
		return
	}
	w.next <- work
}

// serveWork is a worker's goroutine. It ends with the run's context.
func (l *Loop) serveWork(w *worker, work func()) {
	for {
		work()
		if !l.rest(w) {
			return
		}
		select {
		case work = <-w.next:
			continue
		case <-l.ctx.Done():
		}
		if !l.retire(w) {
			work = <-w.next // it was chosen just now
			continue
		}
		return
	}
}

// rest lets a worker wait for its next call, unless enough others do.
func (l *Loop) rest(w *worker) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.idle) == mostIdle {
		return false
	}
	l.idle = append(l.idle, w)
	return true
}

// retire takes a worker off those that wait, and tells whether it was one.
func (l *Loop) retire(w *worker) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i, other := range l.idle {
		if other == w {
			l.idle = append(l.idle[:i], l.idle[i+1:]...)
			return true
		}
	}
	return false
}
