package reflectlite

import (
	"internal/abi"
	"internal/rt"
	"unsafe"
)

type sliceHeader struct {
	data     unsafe.Pointer
	len, cap int
}

// Swapper returns a function that swaps two elements of the slice, and the slice's length. It panics through
// notSlice with the kind's number if the argument is no slice.
func Swapper(slice any, notSlice func(kind uint8)) (swap func(i, j int), n int) {
	e := efaceOf(&slice)
	if e.Type == nil {
		notSlice(0)
	}
	if e.Type.Kind != abi.Slice {
		notSlice(uint8(e.Type.Kind))
	}
	h := (*sliceHeader)(e.Data)
	elem := e.Type.Elem
	switch {
	case elem.Size == 8 && elem.PtrBytes == 0:
		s := *(*[]uint64)(e.Data)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }, h.len
	case elem.Size == 8:
		s := *(*[]unsafe.Pointer)(e.Data)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }, h.len
	case elem.Kind == abi.String:
		s := *(*[]string)(e.Data)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }, h.len
	case elem.Size == 4:
		s := *(*[]uint32)(e.Data)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }, h.len
	}
	base, size, count := h.data, elem.Size, h.len
	tmp := rt.TypedNew(unsafe.Pointer(elem))
	return func(i, j int) {
		if uint(i) >= uint(count) || uint(j) >= uint(count) {
			panic("reflect: slice index out of range")
		}
		p, q := unsafe.Add(base, uintptr(i)*size), unsafe.Add(base, uintptr(j)*size)
		rt.Memmove(tmp, p, size)
		rt.Memmove(p, q, size)
		rt.Memmove(q, tmp, size)
	}, h.len
}
