package report

// dot is the short report for people: one character for each test as it ends,
// then every failure in full, then the summary.
type dot struct {
	sink   *sink
	paint  paint
	width  int
	column int
	files  files
}

func (d *dot) Begin(names []string) { d.files.begin(names) }

func (d *dot) Test(t Result) {
	switch t.Status {
	case Failed:
		d.mark(d.paint.alarm("✗"))
		p := d.files.get(t.File)
		p.tests = append(p.tests, t)
	case Passed:
		d.mark(d.paint.green("."))
	default:
		d.mark(d.paint.yellow("-"))
	}
	d.sink.show()
}

func (d *dot) File(f FileResult) {
	if len(f.Failures) > 0 {
		d.mark(d.paint.alarm("✗"))
		d.files.get(f.File).end = &f
		d.sink.flush()
	}
}

func (d *dot) mark(m string) {
	if d.column == d.width {
		d.sink.line()
		d.column = 0
	}
	d.sink.text(m)
	d.column++
}

// End lists failures in the order of files, not in that of the dots.
func (d *dot) End(s Summary) error {
	if d.column > 0 {
		d.sink.line()
	}
	var list []broken
	for _, p := range d.files.list {
		for _, t := range p.tests {
			list = append(list, brokenTest(t))
		}
		if f := p.failures(); len(f) > 0 {
			list = append(list, broken{file: p.name, failures: f})
		}
	}
	writeBroken(d.sink, d.paint, list)
	writeSummary(d.sink, d.paint, s)
	return d.sink.end()
}
