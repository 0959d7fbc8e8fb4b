package reflect

import "strconv"

// A Kind is a kind of type.
type Kind uint

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

// Ptr is the old name of Pointer.
const Ptr = Pointer

const kindNames = "invalid\x00bool\x00int\x00int8\x00int16\x00int32\x00int64\x00uint\x00uint8\x00uint16\x00uint32\x00uint64\x00uintptr\x00" +
	"float32\x00float64\x00complex64\x00complex128\x00array\x00chan\x00func\x00interface\x00map\x00ptr\x00slice\x00string\x00struct\x00unsafe.Pointer\x00"

func (k Kind) String() string {
	n, start := uint(0), 0
	for i := 0; i < len(kindNames); i++ {
		if kindNames[i] != 0 {
			continue
		}
		if n == uint(k) {
			return kindNames[start:i]
		}
		n++
		start = i + 1
	}
	return "kind" + strconv.Itoa(int(k))
}

// A ChanDir is the direction of a channel type.
type ChanDir int

const (
	RecvDir ChanDir = 1 << iota
	SendDir
	BothDir = RecvDir | SendDir
)

func (d ChanDir) String() string {
	switch d {
	case SendDir:
		return "chan<-"
	case RecvDir:
		return "<-chan"
	case BothDir:
		return "chan"
	}
	return "ChanDir" + strconv.Itoa(int(d))
}

// A ValueError is a call of a method on a Value of the wrong kind.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == Invalid {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}
