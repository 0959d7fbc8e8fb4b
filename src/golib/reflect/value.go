// Package reflect inspects and changes values of types that are not known at compile time.
package reflect

import (
	"internal/abi"
	"unsafe"
)

// A Value is a Go value of any type.
type Value struct {
	typ  *abi.Type
	ptr  unsafe.Pointer
	flag uintptr
}
