package report

import "errors"

type multi []Reporter

func (m multi) Begin(files []string) {
	for _, r := range m {
		r.Begin(files)
	}
}

func (m multi) File(f FileResult) {
	for _, r := range m {
		r.File(f)
	}
}

func (m multi) Test(t Result) {
	for _, r := range m {
		r.Test(t)
	}
}

func (m multi) End(s Summary) error {
	var errs []error
	for _, r := range m {
		errs = append(errs, r.End(s))
	}
	return errors.Join(errs...)
}
