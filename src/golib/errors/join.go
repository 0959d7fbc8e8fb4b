package errors

type joinError struct{ errs []error }

// Join wraps the errors that are not nil; their texts are joinError by newlines. It is nil if all are.
func Join(errs ...error) error {
	n := 0
	for _, err := range errs {
		if err != nil {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	j := &joinError{make([]error, 0, n)}
	for _, err := range errs {
		if err != nil {
			j.errs = append(j.errs, err)
		}
	}
	return j
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
