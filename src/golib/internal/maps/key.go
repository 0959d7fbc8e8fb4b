package maps

import "internal/abi"

// unhashableTypeError is the panic of a search for a key in a map without entries. Where there are entries the key is hashed,
// and that fails with another text.
type unhashableTypeError struct{ typ *abi.Type }

func (unhashableTypeError) RuntimeError()   {}
func (e unhashableTypeError) Error() string { return "hash of unhashable type: " + e.typ.Str }

// PanicKey says that a value of type t cannot be a key.
func PanicKey(t *abi.Type) { panic(unhashableTypeError{t}) }
