package rvalue

// The setters store into the variable that the Value is at; they are for Scan.

func (v Value) SetBool(x bool) { *(*bool)(v.p) = x }

func (v Value) SetInt(x int64) {
	switch v.t.Size {
	case 1:
		*(*int8)(v.p) = int8(x)
	case 2:
		*(*int16)(v.p) = int16(x)
	case 4:
		*(*int32)(v.p) = int32(x)
	default:
		*(*int64)(v.p) = x
	}
}

func (v Value) SetUint(x uint64) { v.SetInt(int64(x)) }

func (v Value) SetFloat(x float64) {
	if v.t.Kind == Float32 {
		*(*float32)(v.p) = float32(x)
	} else {
		*(*float64)(v.p) = x
	}
}

func (v Value) SetComplex(x complex128) {
	if v.t.Kind == Complex64 {
		*(*complex64)(v.p) = complex64(x)
	} else {
		*(*complex128)(v.p) = x
	}
}

func (v Value) SetString(x string) { *(*string)(v.p) = x }

// SetBytes stores into a slice of bytes.
func (v Value) SetBytes(x []byte) { *(*[]byte)(v.p) = x }
