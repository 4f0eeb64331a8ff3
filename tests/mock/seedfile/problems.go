package seedfile

import (
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing that is wrong with a seed.
type Problem struct {
	Line, Column int    // from 1; 0 when the place is not known
	Path         string // in the document: users[3].groups[0]; "" for the document itself
	Message      string
}

// most is how many problems an error shows.
const most = 20

// Problems is the error of a seed that can't be used: all that is wrong with it, in the order of the file.
type Problems struct {
	File string // its name
	List []Problem
}

// Error lists the first 20 problems, one a line, as "file:line:column: path: message".
func (p *Problems) Error() string {
	var out strings.Builder
	for i, problem := range p.List {
		if i == most {
			fmt.Fprintf(&out, "\n%s: and %d more problems", p.File, len(p.List)-most)
			break
		}
		if i > 0 {
			out.WriteByte('\n')
		}
		out.WriteString(p.File)
		if problem.Line > 0 {
			fmt.Fprintf(&out, ":%d:%d", problem.Line, problem.Column)
		}
		if problem.Path != "" {
			out.WriteString(": " + problem.Path)
		}
		out.WriteString(": " + problem.Message)
	}
	return out.String()
}

// Reject notes what is wrong with a value, for Err. A value that is not there has no place.
func (s *Seed) Reject(n *Node, format string, args ...any) {
	if n == nil {
		n = &Node{}
	}
	for at := n; at != nil; at = at.parent {
		at.bad = true
	}
	s.problems = append(s.problems, Problem{int(n.line), int(n.column), n.Path(), fmt.Sprintf(format, args...)})
}

// rejectKey notes what is wrong with a name in an object.
func (s *Seed) rejectKey(n *Node, i int, format string, args ...any) {
	for at := n; at != nil; at = at.parent {
		at.bad = true
	}
	k := n.keys[i]
	s.problems = append(s.problems, Problem{int(k.line), int(k.column), member(n.Path(), k.name), fmt.Sprintf(format, args...)})
}

// Err is all that was found wrong with the seed, a *Problems, or nil.
func (s *Seed) Err() error {
	if len(s.problems) == 0 {
		return nil
	}
	list := slices.Clone(s.problems)
	slices.SortStableFunc(list, func(a, b Problem) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	return &Problems{s.File, list}
}
