package rterr

import "internal/abi"

// The functions below are called by compiled code where a check fails.

func PanicIndex(x int64, y int)        { panic(boundsError{x, y, true, boundsIndex}) }
func PanicIndexU(x uint64, y int)      { panic(boundsError{int64(x), y, false, boundsIndex}) }
func PanicSliceAlen(x int64, y int)    { panic(boundsError{x, y, true, boundsSliceAlen}) }
func PanicSliceAcap(x int64, y int)    { panic(boundsError{x, y, true, boundsSliceAcap}) }
func PanicSliceB(x int64, y int)       { panic(boundsError{x, y, true, boundsSliceB}) }
func PanicSlice3Alen(x int64, y int)   { panic(boundsError{x, y, true, boundsSlice3Alen}) }
func PanicSlice3Acap(x int64, y int)   { panic(boundsError{x, y, true, boundsSlice3Acap}) }
func PanicSlice3B(x int64, y int)      { panic(boundsError{x, y, true, boundsSlice3B}) }
func PanicSlice3C(x int64, y int)      { panic(boundsError{x, y, true, boundsSlice3C}) }
func PanicSliceConvert(x int64, y int) { panic(boundsError{x, y, true, boundsConvert}) }

// The U forms are for unsigned 64-bit operands, which are printed as such.

func PanicSliceAlenU(x uint64, y int)  { panic(boundsError{int64(x), y, false, boundsSliceAlen}) }
func PanicSliceAcapU(x uint64, y int)  { panic(boundsError{int64(x), y, false, boundsSliceAcap}) }
func PanicSliceBU(x uint64, y int)     { panic(boundsError{int64(x), y, false, boundsSliceB}) }
func PanicSlice3AlenU(x uint64, y int) { panic(boundsError{int64(x), y, false, boundsSlice3Alen}) }
func PanicSlice3AcapU(x uint64, y int) { panic(boundsError{int64(x), y, false, boundsSlice3Acap}) }
func PanicSlice3BU(x uint64, y int)    { panic(boundsError{int64(x), y, false, boundsSlice3B}) }
func PanicSlice3CU(x uint64, y int)    { panic(boundsError{int64(x), y, false, boundsSlice3C}) }

func PanicDivide() { panic(Error(errorString("integer divide by zero"))) }
func PanicShift()  { panic(Error(errorString("negative shift amount"))) }

// PanicNil is an access through a nil pointer, to the given address.
func PanicNil(addr uint32) {
	setSignal(addr)
	panic(Error(errorString("invalid memory address or nil pointer dereference")))
}

// PanicNilFunc is what a nil function does when it is called.
func PanicNilFunc() { PanicNil(0) }

// setSignal notes the failed access for the goroutine's last words.
func setSignal(addr uint32)

// PanicWrap is a method of a value, called through an interface that holds a nil pointer.
func PanicWrap(pkg, typ, method string) {
	panic(Error(plainError("value method " + pkg + "." + typ + "." + method + " called using nil *" + typ + " pointer")))
}

// PanicAddress is a bad access at an address that is not nil's neighbourhood.
func PanicAddress(addr uintptr) {
	panic(Error(errorAddressString{"invalid memory address or nil pointer dereference", addr}))
}

// PanicDottype is x.(want) where x, of the interface type iface, holds a have.
func PanicDottype(have, want, iface *abi.Type) {
	panic(&TypeAssertionError{iface, have, want, ""})
}

// PanicNildottype is x.(want) where x is nil.
func PanicNildottype(want *abi.Type) {
	panic(&TypeAssertionError{nil, nil, want, ""})
}

// PanicTypeAssertMissing is x.(iface) where x holds a have, which lacks a method.
func PanicTypeAssertMissing(have, iface *abi.Type, method string) {
	panic(&TypeAssertionError{nil, have, iface, method})
}

func PanicUnhashable(t *abi.Type) {
	panic(Error(errorString("hash of unhashable type " + t.Str)))
}

func PanicUncomparable(t *abi.Type) {
	panic(Error(errorString("comparing uncomparable type " + t.Str)))
}

func PanicAllocSize()   { panic(Error(plainError("runtime: allocation size out of range"))) }
func PanicNilMapWrite() { panic(Error(plainError("assignment to entry in nil map"))) }

func PanicMakeSliceLen() { panic(Error(errorString("makeslice: len out of range"))) }
func PanicMakeSliceCap() { panic(Error(errorString("makeslice: cap out of range"))) }
func PanicGrowSlice()    { panic(Error(errorString("growslice: len out of range"))) }
func PanicMakeChan()     { panic(Error(plainError("makechan: size out of range"))) }
func PanicCloseNil()     { panic(Error(plainError("close of nil channel"))) }
func PanicCloseClosed()  { panic(Error(plainError("close of closed channel"))) }
func PanicSendClosed()   { panic(Error(plainError("send on closed channel"))) }

func PanicUnsafeSliceLen() {
	panic(Error(errorString("unsafe.Slice: len out of range")))
}
func PanicUnsafeSliceNilPtr() {
	panic(Error(errorString("unsafe.Slice: ptr is nil and len is not zero")))
}
func PanicUnsafeStringLen() {
	panic(Error(errorString("unsafe.String: len out of range")))
}
func PanicUnsafeStringNilPtr() {
	panic(Error(errorString("unsafe.String: ptr is nil and len is not zero")))
}

// PanicRangeState is a loop body called by its iterator function when it must not be. The states are those of
// compile/lower/range.ts.
func PanicRangeState(state int32) {
	what := "after function for loop body returned false"
	switch state {
	case -1:
		what = "after loop body panic"
	case -2:
		what = "after whole loop exit"
	}
	panic(Error(errorString("range function continued iteration " + what)))
}

// PanicRangeSwallowed is an iterator function that returns although the loop body has panicked.
func PanicRangeSwallowed() {
	panic(Error(errorString("range function recovered a loop body panic and did not resume panicking")))
}

// NewPanicNil makes the value that panic(nil) panics with.
func NewPanicNil() any { return new(PanicNilError) }

// NewErrorString makes a run-time error with the prefix "runtime error: ", NewPlainError one without.
func NewErrorString(msg string) any { return Error(errorString(msg)) }
func NewPlainError(msg string) any  { return Error(plainError(msg)) }

// PanicSynctestDeadlock ends a bubble of testing/synctest; internal/synctest calls it.
func PanicSynctestDeadlock(why string) { panic(synctestDeadlockError(why)) }
