package maps

import "unsafe"

// The functions of this file are what reflection calls through abi.MapOps: keys come behind pointers.

func opMake[K comparable, V, A, B any](hint int) unsafe.Pointer {
	return unsafe.Pointer(Make[K, V, A, B](hint))
}

func opGet[K comparable, V, A, B any](m, key unsafe.Pointer) unsafe.Pointer {
	return Get[K, V, A, B]((*Map)(m), *(*K)(key))
}

func opAssign[K comparable, V, A, B any](m, key unsafe.Pointer) unsafe.Pointer {
	return Assign[K, V, A, B]((*Map)(m), *(*K)(key))
}

func opDelete[K comparable, V, A, B any](m, key unsafe.Pointer) {
	Delete[K, V, A, B]((*Map)(m), *(*K)(key))
}

func opClear[K comparable, V, A, B any](m unsafe.Pointer) {
	Clear[K, V, A, B]((*Map)(m))
}

func opIterInit[K comparable, V, A, B any](m, it unsafe.Pointer) {
	IterInit[K, V, A, B]((*Map)(m), (*Iter)(it))
}

func opIterNext[K comparable, V, A, B any](it unsafe.Pointer) bool {
	return IterNext[K, V, A, B]((*Iter)(it))
}
