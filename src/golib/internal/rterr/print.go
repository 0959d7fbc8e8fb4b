package rterr

import (
	"internal/abi"
	"unsafe"
)

// PrintPanicValue prints the value of a panic that nobody recovered, after "panic: ".
func PrintPanicValue(v any) {
	switch x := v.(type) {
	case nil:
		print("nil")
		return
	case error:
		printIndented(x.Error())
		return
	case interface{ String() string }:
		printIndented(x.String())
		return
	}
	e := (*abi.Eface)(unsafe.Pointer(&v))
	t := e.Type
	if t.Kind == abi.Invalid || t.Kind > abi.Complex128 && t.Kind != abi.String {
		print("(", t.Str, ") ", e.Data)
		return
	}
	// Predeclared types are printed bare, others as T(x).
	bare := t.PkgPath == ""
	// A complex number has parentheses of its own.
	parens := !bare && t.Kind != abi.Complex64 && t.Kind != abi.Complex128
	if !bare {
		print(t.Str)
	}
	if parens {
		print("(")
	}
	p := e.Data
	switch t.Kind {
	case abi.Bool:
		print(*(*bool)(p))
	case abi.Int, abi.Int64:
		print(*(*int64)(p))
	case abi.Int8:
		print(*(*int8)(p))
	case abi.Int16:
		print(*(*int16)(p))
	case abi.Int32:
		print(*(*int32)(p))
	case abi.Uint, abi.Uint64, abi.Uintptr:
		print(*(*uint64)(p))
	case abi.Uint8:
		print(*(*uint8)(p))
	case abi.Uint16:
		print(*(*uint16)(p))
	case abi.Uint32:
		print(*(*uint32)(p))
	case abi.Float32:
		print(*(*float32)(p))
	case abi.Float64:
		print(*(*float64)(p))
	case abi.Complex64:
		print(*(*complex64)(p))
	case abi.Complex128:
		print(*(*complex128)(p))
	case abi.String:
		if bare {
			printIndented(*(*string)(p))
		} else {
			print(`"`)
			printIndented(*(*string)(p))
			print(`"`)
		}
	}
	if parens {
		print(")")
	}
}

// printIndented prints s with a tab after each newline, so that it can't be taken for a traceback.
func printIndented(s string) {
	start := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			print(s[start:i+1], "\t")
			start = i + 1
		}
	}
	print(s[start:])
}
