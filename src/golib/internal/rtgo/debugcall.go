package rtgo

import "unsafe"

// evaluation is the record of a compiled expression of the debugger (src/layout/evaluation.ts).
type evaluation struct {
	frame   uintptr
	status  int
	panic   any
	results [8]uintptr
}

const (
	evaluationDone     = 1
	evaluationPanicked = 2
	evaluationGoexit   = 3
)

// debugCall runs code of the debugger and notes how it ended; a panic goes no further.
func debugCall(code func(), e *evaluation) {
	defer func() {
		if e.status == evaluationDone {
			return
		}
		r := recover()
		if r == nil {
			e.status = evaluationGoexit
			return
		}
		e.status = evaluationPanicked
		e.panic = r
		defer func() {
			// A method that makes the text may panic itself; then the value must do.
			recover()
		}()
		switch v := r.(type) {
		case error:
			e.panic = v.Error()
		case interface{ String() string }:
			e.panic = v.String()
		}
	}()
	code()
	e.status = evaluationDone
}

// debugText leaves the text that the value of the record has for people in its first result.
func debugText(e *evaluation) {
	var text string
	switch v := e.panic.(type) {
	case error:
		text = v.Error()
	case interface{ String() string }:
		text = v.String()
	default:
		return
	}
	e.results[0] = uintptr(unsafe.Pointer(&text))
}
