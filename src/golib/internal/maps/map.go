// Package maps implements Go's map type. The compiler instantiates its functions for each key and element type,
// so hashing and comparing keys is done in place.
//
// A map keeps its entries in one array in order of insertion, and finds them through a table of entry numbers with linear probing:
//
//	index   [ 0 | 3 | 0 | 1 | 2 | … ]   uint32 each, entry number + 1, 0 for free; a power of two, at most 3/4 full
//	entries [ key elem hash | key elem hash | … ]   used of them, deleted ones have hash 0
//
// Go's own maps group entries with control bytes probed by SIMD, which WebAssembly code could not do as fast. The
// dense array makes iteration and the collector's work linear, and a growing map copies entries once and in order.
// Iterating while the map grows goes on over the old array and looks every key up again.
package maps

import (
	"internal/rt"
	"internal/rterr"
	"unsafe"
)

type entry[K comparable, V any] struct {
	key  K
	elem V
	hash uint32 // low bits of the hash with bit 31 set, 0 for a deleted entry
}

// Map is what a map value points to. Len comes first: len(m) reads it directly.
type Map[K comparable, V any] struct {
	count   int
	entries []entry[K, V] // len: entries in use or deleted; cap: room
	index   []uint32
	seed    uint64
	epoch   uint32 // grows whenever entries move
	writing uint32 // a write is in progress: see startWriting
}

// startWriting and endWriting enclose a write. A goroutine can lose its turn in between, where others run as if on other
// processors; if one of them uses the map then, the program is at fault and ends, as in Go.
func (m *Map[K, V]) startWriting() {
	if m.writing != 0 {
		rt.Fatal("concurrent map writes")
	}
	m.writing = 1
	for range 1 { // a place where the turn can end, even if the map is not probed twice
	}
}

func (m *Map[K, V]) endWriting() {
	if m.writing == 0 {
		rt.Fatal("concurrent map writes")
	}
	m.writing = 0
}

const live = 1 << 31

func hash[K comparable](k K, seed uint64) uint64
func Rand64() uint64

// Make returns a map with room for hint entries.
func Make[K comparable, V any](hint int) *Map[K, V] {
	m := &Map[K, V]{seed: Rand64()}
	if hint > 8 {
		m.resize(hint)
	}
	return m
}

// resize makes room for n entries and puts the live ones into it, in order.
func (m *Map[K, V]) resize(n int) {
	size := 8
	for size*3 < n*4 {
		size *= 2
	}
	entries := make([]entry[K, V], 0, min(size/4*3, max(n, 6)))
	index := make([]uint32, size)
	mask := uint32(size - 1)
	for i := range m.entries {
		e := &m.entries[i]
		if e.hash == 0 {
			continue
		}
		entries = append(entries, *e)
		at := e.hash & mask
		for index[at] != 0 {
			at = (at + 1) & mask
		}
		index[at] = uint32(len(entries))
	}
	m.entries = entries
	m.index = index
	m.epoch++
}

// find returns the entry of k, nil if there is none.
func (m *Map[K, V]) find(k K) *entry[K, V] { return m.lookup(k, uint32(hash(k, m.seed))|live) }

func (m *Map[K, V]) lookup(k K, h uint32) *entry[K, V] {
	mask := uint32(len(m.index) - 1)
	at := h & mask
	index := unsafe.Pointer(unsafe.SliceData(m.index))
	entries := unsafe.Pointer(unsafe.SliceData(m.entries))
	for {
		n := *(*uint32)(unsafe.Add(index, uintptr(at)*4))
		if n == 0 {
			return nil
		}
		e := (*entry[K, V])(unsafe.Add(entries, uintptr(n-1)*unsafe.Sizeof(entry[K, V]{})))
		if e.hash == h && e.key == k {
			return e
		}
		at = (at + 1) & mask
	}
}

// Get returns the address of m[k]'s element, nil if there is none.
func Get[K comparable, V any](m *Map[K, V], k K) unsafe.Pointer {
	if m == nil || m.count == 0 {
		hash(k, 0) // an unhashable key panics even then
		return nil
	}
	if m.writing != 0 {
		rt.Fatal("concurrent map read and map write")
	}
	if e := m.lookup(k, uint32(hash(k, m.seed))|live); e != nil {
		return unsafe.Pointer(&e.elem)
	}
	return nil
}

// Assign returns the address of m[k]'s element for writing, a new zero one if there was none.
func Assign[K comparable, V any](m *Map[K, V], k K) unsafe.Pointer {
	if m == nil {
		rterr.PanicNilMapWrite()
	}
	h := uint32(hash(k, m.seed)) | live
	m.startWriting()
	if len(m.index) == 0 {
		m.resize(6)
	}
	mask := uint32(len(m.index) - 1)
	at := h & mask
	index := unsafe.Pointer(unsafe.SliceData(m.index))
	entries := unsafe.Pointer(unsafe.SliceData(m.entries))
	for {
		n := *(*uint32)(unsafe.Add(index, uintptr(at)*4))
		if n == 0 {
			break
		}
		e := (*entry[K, V])(unsafe.Add(entries, uintptr(n-1)*unsafe.Sizeof(entry[K, V]{})))
		if e.hash == h && e.key == k {
			e.key = k // +0 and -0 are equal keys that differ
			m.endWriting()
			return unsafe.Pointer(&e.elem)
		}
		at = (at + 1) & mask
	}
	n := len(m.entries)
	if n == cap(m.entries) {
		switch room := len(m.index) / 4 * 3; {
		case m.count*4 < n*3:
			m.resize(m.count + m.count/2 + 6)
		case n < room:
			// The index has room for more: only the entries move, by less than the index would grow.
			entries := make([]entry[K, V], n, min(n+1+n/3, room))
			copy(entries, m.entries)
			m.entries = entries
			m.epoch++
		default:
			m.resize(n + 1 + n/3)
		}
		n = len(m.entries)
		mask = uint32(len(m.index) - 1)
		at = h & mask
		for m.index[at] != 0 {
			at = (at + 1) & mask
		}
	}
	m.entries = m.entries[:n+1]
	e := &m.entries[n]
	e.key = k
	e.hash = h
	m.index[at] = uint32(n + 1)
	m.count++
	m.endWriting()
	return unsafe.Pointer(&e.elem)
}

// Delete removes k.
func Delete[K comparable, V any](m *Map[K, V], k K) {
	if m == nil || m.count == 0 {
		hash(k, 0)
		return
	}
	h := uint32(hash(k, m.seed)) | live
	m.startWriting()
	// The index keeps its number, so that probing goes on past it.
	if e := m.lookup(k, h); e != nil {
		*e = entry[K, V]{}
		m.count--
		if m.count == 0 {
			m.empty()
		}
	}
	m.endWriting()
}

// Clear removes everything.
func Clear[K comparable, V any](m *Map[K, V]) {
	if m == nil || len(m.entries) == 0 {
		return
	}
	m.startWriting()
	m.empty()
	m.endWriting()
}

func (m *Map[K, V]) empty() {
	clear(m.index)
	m.entries = make([]entry[K, V], 0, cap(m.entries))
	m.count = 0
	m.epoch++
	m.seed = Rand64()
}

// Iter is the state of a range loop; Key and Elem are the addresses of the current entry, valid until the map is written.
type Iter[K comparable, V any] struct {
	key, elem unsafe.Pointer
	m         *Map[K, V]
	entries   []entry[K, V]
	epoch     uint32
	start     int
	next      int
	left      int
	copied    unsafe.Pointer
}

// IterInit starts at a random entry.
func IterInit[K comparable, V any](m *Map[K, V], it *Iter[K, V]) {
	*it = Iter[K, V]{}
	if m == nil || m.count == 0 {
		return
	}
	it.m = m
	it.entries = m.entries
	it.epoch = m.epoch
	it.start = int(Rand64() % uint64(len(m.entries)))
	it.next = it.start
	it.left = len(m.entries)
}

// IterNext advances to the next entry that is still there.
func IterNext[K comparable, V any](it *Iter[K, V]) bool {
	if it.left > 0 && it.m.writing != 0 {
		rt.Fatal("concurrent map iteration and map write")
	}
	for it.left > 0 {
		e := &it.entries[it.next]
		it.next++
		if it.next == len(it.entries) {
			it.next = 0
		}
		it.left--
		if e.hash == 0 {
			continue
		}
		if it.epoch == it.m.epoch {
			it.key = unsafe.Pointer(&e.key)
			it.elem = unsafe.Pointer(&e.elem)
			return true
		}
		// The entries have moved: this one may have been deleted or changed since.
		if it.m.count == 0 {
			return false
		}
		if now := it.m.find(e.key); now != nil {
			it.key = unsafe.Pointer(&now.key)
			it.elem = unsafe.Pointer(&now.elem)
			return true
		}
		if e.key != e.key {
			it.key = unsafe.Pointer(&e.key)
			it.elem = unsafe.Pointer(&e.elem)
			return true
		}
	}
	return false
}
