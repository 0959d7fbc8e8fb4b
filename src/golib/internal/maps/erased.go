package maps

import "unsafe"

// The functions of this file are what reflection calls through abi.MapOps: keys come behind pointers.

func opMake[K comparable, V any](hint int) unsafe.Pointer {
	return unsafe.Pointer(Make[K, V](hint))
}

func opGet[K comparable, V any](m, key unsafe.Pointer) unsafe.Pointer {
	return Get((*Map[K, V])(m), *(*K)(key))
}

func opAssign[K comparable, V any](m, key unsafe.Pointer) unsafe.Pointer {
	return Assign((*Map[K, V])(m), *(*K)(key))
}

func opDelete[K comparable, V any](m, key unsafe.Pointer) {
	Delete((*Map[K, V])(m), *(*K)(key))
}

func opClear[K comparable, V any](m unsafe.Pointer) {
	Clear((*Map[K, V])(m))
}

func opIterInit[K comparable, V any](m, it unsafe.Pointer) {
	IterInit((*Map[K, V])(m), (*Iter[K, V])(it))
}

func opIterNext[K comparable, V any](it unsafe.Pointer) bool {
	return IterNext((*Iter[K, V])(it))
}
