package sort

// kindNames are reflect's names of kinds, for the panic of Slice.
const kindNames = "invalid bool int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 uintptr float32 float64 complex64 complex128 array chan func interface map ptr slice string struct unsafe.Pointer "

// kindError has the text of reflect's *ValueError.
type kindError struct{ kind uint8 }

func (e *kindError) Error() string {
	if e.kind == 0 {
		return "reflect: call of Swapper on zero Value"
	}
	rest, n := kindNames, e.kind
	for i := 0; i < len(rest); i++ {
		if rest[i] == ' ' {
			if n == 0 {
				return "reflect: call of Swapper on " + rest[:i] + " Value"
			}
			n--
			rest, i = rest[i+1:], -1
		}
	}
	return "reflect: call of Swapper on kind Value"
}

func notSlice(kind uint8) { panic(&kindError{kind}) }
