package voice

import (
	"io"
	"strings"
	"unicode/utf8"
)

// Table writes rows with their columns aligned by two spaces. The last column is not padded, so that no line ends in
// blanks. The first row is the header when header is true; it is painted bold.
func Table(w io.Writer, color, header bool, rows [][]string) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	var out strings.Builder
	for n, row := range rows {
		for i, cell := range row {
			text := cell
			if header && n == 0 {
				text = Paint(color, Bold, cell)
			}
			out.WriteString(text)
			if i < len(row)-1 {
				out.WriteString(strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+2))
			}
		}
		out.WriteByte('\n')
	}
	_, _ = io.WriteString(w, out.String())
}
