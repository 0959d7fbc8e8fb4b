package maps

import (
	"internal/rt"
	"unsafe"
)

// This file implements range over a map: it starts at a random place of the directory and of each table, and goes round. What is deleted
// before it is reached does not come; what is added may come or not. A table that is replaced while the iteration is in it is gone through
// to its end, since the new ones have other orders, and each of its keys is looked up anew.

// Iter is the state of a range loop; key and elem are the addresses of the current entry, valid until the map is written.
// The compiler knows its size and pointers (mapIterRepr).
type Iter struct {
	key, elem unsafe.Pointer
	m         *Map
	t         *table
	group     unsafe.Pointer // the only one, of a map that had no tables at the start
	slotStart uint64         // random offsets
	dirStart  uint64
	clearSeq  uint64
	slotIdx   uint64 // slots of the table and words of the directory that are done, before the offset is added
	dirIdx    int
	// That of the map when it was last looked at.
	globalDepth uint8
}

// IterInit starts an iteration.
func IterInit[K comparable, V, A, B any](m *Map, it *Iter) {
	*it = Iter{}
	if m == nil || m.used == 0 {
		return
	}
	it.m = m
	it.slotStart = Rand64()
	it.dirStart = Rand64()
	it.clearSeq = m.clearSeq
	it.globalDepth = m.globalDepth
	if m.dirLen == 0 {
		it.group = m.dir
	}
}

// IterNext advances to the next entry that is still there.
func IterNext[K comparable, V, A, B any](it *Iter) bool {
	m := it.m
	if m == nil {
		return false
	}
	if m.writing != 0 {
		rt.Fatal("concurrent map iteration and map write")
	}
	if it.group != nil {
		return nextIn[K, V, A, B](it, it.group, groupSlots, m.dirLen != 0)
	}
	if d := m.globalDepth - it.globalDepth; d != 0 {
		it.dirIdx <<= d
		it.dirStart <<= d
		it.globalDepth = m.globalDepth
	}
	for it.dirIdx < m.dirLen {
		t := it.t
		if t == nil {
			at := int((uint64(it.dirIdx) + it.dirStart) & uint64(m.dirLen-1))
			t = m.tableAt(at)
			// The round starts with the first of the table's places.
			it.dirStart -= uint64(at - t.index)
			it.t = t
		}
		if nextIn[K, V, A, B](it, t.groups, uint64(t.capacity), t.index < 0) {
			return true
		}
		it.dirIdx += 1 << (m.globalDepth - t.localDepth)
		it.t = nil
		it.slotIdx = 0
		Tick()
	}
	it.m = nil
	return false
}

// nextIn advances in groups with n slots; `moved` says that the map has others by now.
func nextIn[K comparable, V, A, B any](it *Iter, groups unsafe.Pointer, n uint64, moved bool) bool {
	for it.slotIdx < n {
		at := (it.slotIdx + it.slotStart) & (n - 1)
		g := unsafe.Add(groups, at/groupSlots*uint64(unsafe.Sizeof(group[A, B]{})))
		in := at % groupSlots
		full := ^*(*uint64)(g) & topBits >> (in * 8)
		if full == 0 {
			it.slotIdx += groupSlots - in
			continue
		}
		skip := uint64(TrailingZeros64(full)) / 8
		it.slotIdx += skip
		if it.slotIdx >= n {
			return false // the first group again, whose end was the start
		}
		it.slotIdx++
		s := slotAt[A, B](g, int(in+skip))
		key := keyOf[K](unsafe.Pointer(&s.key))
		if !moved {
			it.key = unsafe.Pointer(key)
			it.elem = elemOf[V](unsafe.Pointer(&s.elem))
			return true
		}
		if now, i, _ := find[K, V, A, B](it.m, hash(*key, it.m.seed), *key); now != nil {
			s = slotAt[A, B](now, i)
			it.key = unsafe.Pointer(keyOf[K](unsafe.Pointer(&s.key)))
			it.elem = elemOf[V](unsafe.Pointer(&s.elem))
			return true
		}
		if *key != *key && it.clearSeq == it.m.clearSeq {
			// No search finds a NaN, and nobody can have deleted or changed it.
			it.key = unsafe.Pointer(key)
			it.elem = elemOf[V](unsafe.Pointer(&s.elem))
			return true
		}
	}
	return false
}
