package cover

import (
	"bufio"
	"fmt"
	"io"
)

// LCOV writes the tracefile that lcov, genhtml and the services that take coverage read: for each file its lines, and how often each ran.
func (r *Report) LCOV(w io.Writer) error {
	out := bufio.NewWriter(w)
	for _, f := range r.Files {
		fmt.Fprintf(out, "TN:\nSF:%s\n", f.Path)
		for _, h := range f.Hits {
			fmt.Fprintf(out, "DA:%d,%d\n", h.Line, h.Count)
		}
		fmt.Fprintf(out, "LF:%d\nLH:%d\nend_of_record\n", f.Lines.Total, f.Lines.Covered)
	}
	return out.Flush()
}
