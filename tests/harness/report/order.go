package report

// pending is what is known of a file that has not ended, or whose turn has not
// come.
type pending struct {
	name  string
	tests []Result
	end   *FileResult
}

// files keeps results by file: those of Begin in their order, then others as
// they come.
type files struct {
	list  []*pending
	index map[string]*pending
}

func (f *files) begin(names []string) {
	f.list, f.index = make([]*pending, 0, len(names)), make(map[string]*pending, len(names))
	for _, name := range names {
		f.get(name)
	}
}

func (f *files) get(name string) *pending {
	p := f.index[name]
	if p == nil {
		if f.index == nil {
			f.index = map[string]*pending{}
		}
		p = &pending{name: name}
		f.index[name] = p
		f.list = append(f.list, p)
	}
	return p
}

// teller is a report that is written as results come, in the order of files.
type teller interface {
	begin()
	test(Result)
	file(FileResult)
	end(Summary)
}

// sequence brings the results of a parallel run into the order of Begin. Tests
// of the first file that has not ended pass straight through; those of others
// wait for their turn.
type sequence struct {
	to    teller
	sink  *sink
	files files
}

func (s *sequence) Begin(names []string) {
	s.files.begin(names)
	s.to.begin()
	s.sink.flush()
}

func (s *sequence) Test(t Result) {
	p := s.files.get(t.File)
	if p != s.files.list[0] {
		p.tests = append(p.tests, t)
		return
	}
	s.to.test(t)
	s.sink.show()
}

func (s *sequence) File(f FileResult) {
	s.files.get(f.File).end = &f
	for len(s.files.list) > 0 {
		p := s.files.list[0]
		s.tell(p)
		if p.end == nil {
			break
		}
		s.next()
	}
	s.sink.flush()
}

// tell writes what waited of a file.
func (s *sequence) tell(p *pending) {
	for _, t := range p.tests {
		s.to.test(t)
	}
	p.tests = nil
	if p.end != nil {
		s.to.file(*p.end)
	}
}

func (s *sequence) next() {
	delete(s.files.index, s.files.list[0].name)
	s.files.list = s.files.list[1:]
}

// End also writes what a run that was interrupted left waiting.
func (s *sequence) End(sum Summary) error {
	for len(s.files.list) > 0 {
		s.tell(s.files.list[0])
		s.next()
	}
	s.to.end(sum)
	return s.sink.end()
}

// run is all of a run.
type run struct {
	files []*pending
	sum   Summary
}

// document is a report that is written when the run ends, as one piece.
type document struct {
	sink  *sink
	files files
	write func(*sink, run)
}

func (d *document) Begin(names []string) { d.files.begin(names) }

func (d *document) Test(t Result) {
	p := d.files.get(t.File)
	p.tests = append(p.tests, t)
}

func (d *document) File(f FileResult) { d.files.get(f.File).end = &f }

func (d *document) End(s Summary) error {
	// A file without any result did not run.
	r := run{sum: s}
	for _, p := range d.files.list {
		if p.end != nil || len(p.tests) > 0 {
			r.files = append(r.files, p)
		}
	}
	d.write(d.sink, r)
	return d.sink.end()
}

// failures are those of the file itself.
func (p *pending) failures() []Failure {
	if p.end == nil {
		return nil
	}
	return p.end.Failures
}
