package reflect

import (
	"internal/abi"
	"internal/rt"
	"unsafe"
)

// A map of a type that the program does not have is a map from keys in interfaces to the addresses of elements. Only reflection
// can reach it, and its first word is the number of entries as in every map.
type dynamicMap = map[any]unsafe.Pointer

func asDynamic(m unsafe.Pointer) dynamicMap { return *(*dynamicMap)(unsafe.Pointer(&m)) }

// dynamicIter is the state of an iteration: abi wants the addresses of key and element in front.
type dynamicIter struct {
	key, elem unsafe.Pointer
	m         unsafe.Pointer
	keys      *[]any
	next      int
}

func dynamicOps(key, elem *abi.Type) *abi.MapOps {
	at := func(p unsafe.Pointer) any { return at(key, p, 0).value() }
	return &abi.MapOps{
		Make: func(hint int) unsafe.Pointer {
			m := make(dynamicMap, hint)
			return *(*unsafe.Pointer)(unsafe.Pointer(&m))
		},
		Get: func(m, k unsafe.Pointer) unsafe.Pointer { return asDynamic(m)[at(k)] },
		Assign: func(m, k unsafe.Pointer) unsafe.Pointer {
			// The map keeps its key when the caller's changes.
			key := copied(key, k, 0).value()
			e := asDynamic(m)[key]
			if e == nil {
				e = rt.TypedNew(unsafe.Pointer(elem))
			}
			// An equal key that differs (-0 and 0) takes the place of the old one.
			asDynamic(m)[key] = e
			return e
		},
		Delete: func(m, k unsafe.Pointer) { delete(asDynamic(m), at(k)) },
		Clear:  func(m unsafe.Pointer) { clear(asDynamic(m)) },
		IterInit: func(m, it unsafe.Pointer) {
			keys := make([]any, 0, len(asDynamic(m)))
			for k := range asDynamic(m) {
				keys = append(keys, k)
			}
			*(*dynamicIter)(it) = dynamicIter{m: m, keys: &keys}
		},
		IterNext: func(p unsafe.Pointer) bool { return (*dynamicIter)(p).advance(key) },
	}
}

// advance goes to the next key that is still there.
func (it *dynamicIter) advance(t *abi.Type) bool {
	if it.keys == nil {
		return false
	}
	for it.next < len(*it.keys) {
		k := (*it.keys)[it.next]
		it.next++
		e, ok := asDynamic(it.m)[k]
		if !ok {
			continue
		}
		p := rt.TypedNew(unsafe.Pointer(t))
		unpack(k).assignTo("reflect.MapIter", t).store(p)
		it.key, it.elem = p, e
		return true
	}
	it.key, it.elem = nil, nil
	return false
}

// makeMapType makes map[key]elem. If the program has a defined type like it, its operations will do.
func makeMapType(key, elem *abi.Type) *abi.Type {
	t := pointerLike(newType(abi.Map, "map["+key.Str+"]"+elem.Str, 8), false)
	t.Key, t.Elem = key, elem
	for _, p := range rt.Types() {
		if like := (*abi.Type)(p); like.Kind == abi.Map && like.Key == key && like.Elem == elem && like.MapOps != nil {
			t.MapOps = like.MapOps
			return t
		}
	}
	t.MapOps = dynamicOps(key, elem)
	return t
}
