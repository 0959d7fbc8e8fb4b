package errors

type joinError struct{ errs []error }

// Join returns an error that wraps those of errs that are not nil: its text is theirs, with newlines between them. If all are
// nil, so is the result.
func Join(errs ...error) error {
	var there []error
	for i, err := range errs {
		switch {
		case err == nil:
		case there == nil:
			there = append(make([]error, 0, some(errs[i:])), err)
		default:
			there = append(there, err)
		}
	}
	if there == nil {
		return nil
	}
	return &joinError{there}
}

// some returns how many of the errors are not nil.
func some(errs []error) (n int) {
	for _, err := range errs {
		if err != nil {
			n++
		}
	}
	return n
}

func (j *joinError) Error() string {
	text := j.errs[0].Error()
	if len(j.errs) == 1 {
		return text
	}
	b := []byte(text)
	for _, err := range j.errs[1:] {
		b = append(b, '\n')
		b = append(b, err.Error()...)
	}
	return string(b)
}

func (j *joinError) Unwrap() []error { return j.errs }
