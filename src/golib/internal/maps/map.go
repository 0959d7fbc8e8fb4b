// Package maps implements Go's map type: the hash tables that gc calls Swiss tables, with its layout and policy of growth, so that
// a map takes the memory here that it takes there. The compiler instantiates the functions for each key and element type, so hashing and
// comparing keys is done in place.
//
// Entries lie in groups of eight slots. A group begins with a control word of a byte for each slot: empty, deleted, or the
// low seven bits of its key's hash (the tag). Arithmetic on the word compares all eight with a tag at once:
//
//	Map    dir ──► one group, while there are no more than eight entries
//	       dir ──► directory of 2^globalDepth tables, chosen by the hash's topmost bits
//	table  groups ──► [ control | key elem | key elem | … ] [ control | … ] …    a power of two of them, at most 128
//
// A search starts at the group that the bits above the tag name and visits groups in triangular steps until one has an empty slot. A
// table that is 7/8 full doubles; one of 1024 slots is split in two by the next bit of the hash, and the directory doubles if it does not
// tell the halves apart. So a large map grows by small steps.
//
// The functions have four type parameters: key, element, and what a slot holds of each, which is the type itself or, above 128 bytes, a
// pointer to it (the compiler decides that, mapFunc in compile/lower/module.ts).
//
// The first design kept entries in one dense array in order of insertion beside an index of entry numbers. It iterated faster, but took nearly twice the
// memory of gc's maps and copied all entries whenever it grew.
//
// Loops of this package have no ticks (a turn does not end in them): they are bounded by the size of a table. Where a turn may end
// there is a call of Tick. Nor are pointers compared with nil before they are used.
package maps

import (
	"internal/rt"
	"internal/rterr"
	"unsafe"
)

// Map is what a map value points to. The number of entries comes first: len(m) reads it directly.
type Map struct {
	used uint64
	seed uint64
	// The only group (dirLen 0; nil before the first write), or the first word of the directory.
	dir         unsafe.Pointer
	dirLen      int
	globalDepth uint8
	dirShift    uint8 // 63 - globalDepth: hash>>1>>dirShift is the place in the directory
	writing     uint8 // a write is in progress
	tombstones  bool  // some slot may be marked as deleted
	clearSeq    uint64
}

func hash[K comparable](k K, seed uint64) uint64

// checkKey panics if k cannot be hashed, which matters even to an empty map.
func checkKey[K comparable](k K)

func Rand64() uint64
func Tick()
func TrailingZeros64(x uint64) int
func OnesCount64(x uint64) int

// Make returns a map with room for hint entries. Up to eight need no memory before the first is written.
func Make[K comparable, V, A, B any](hint int) *Map {
	m := &Map{seed: Rand64()}
	if hint <= groupSlots || hint > 1<<31/int(unsafe.Sizeof(slot[A, B]{})) {
		return m
	}
	want := uint64(hint) * groupSlots / maxLoad
	for m.dirLen = 1; uint64(m.dirLen)*maxTableSlots < want; m.dirLen *= 2 {
		m.globalDepth++
	}
	m.dirShift = 63 - m.globalDepth
	directory := make([]*table, m.dirLen)
	for i := range directory {
		directory[i] = newTable[A, B](tableSlots(want/uint64(m.dirLen)), i, m.globalDepth)
		Tick()
	}
	m.dir = unsafe.Pointer(unsafe.SliceData(directory))
	return m
}

// Get returns the address of m[k]'s element, nil if there is none.
func Get[K comparable, V, A, B any](m *Map, k K) unsafe.Pointer {
	if m == nil || m.used == 0 {
		checkKey(k)
		return nil
	}
	if m.writing != 0 {
		rt.Fatal("concurrent map read and map write")
	}
	// The same search as find's, in place: calls cost as much as a probe.
	h := hash(k, m.seed)
	groups, mask, at := m.dir, uint64(0), uint64(0)
	if m.dirLen != 0 {
		t := *(**table)(unsafe.Add(groups, h>>1>>(m.dirShift&63)*8))
		groups, mask = t.groups, t.mask
		at = h >> tagBits & mask
	}
	tags := h & tagMask * eachByte
	for step := uint64(1); ; step++ {
		g := unsafe.Add(groups, at*uint64(unsafe.Sizeof(group[A, B]{})))
		control := *(*uint64)(g)
		differ := control ^ tags
		for match := (differ - eachByte) &^ differ & topBits; match != 0; match &= match - 1 {
			s := (*slot[A, B])(unsafe.Add(g, 8+uint64(TrailingZeros64(match))>>3*uint64(unsafe.Sizeof(slot[A, B]{}))))
			key := unsafe.Pointer(&s.key)
			if unsafe.Sizeof(k) > maxInline {
				key = *(*unsafe.Pointer)(key)
			}
			if *(*K)(key) == k {
				elem := unsafe.Pointer(&s.elem)
				if unsafe.Sizeof(*(*V)(elem)) > maxInline {
					elem = *(*unsafe.Pointer)(elem)
				}
				return elem
			}
		}
		// A single group that is full has no empty slot to end the search.
		if control&^(control<<6)&topBits != 0 || step > mask {
			return nil
		}
		at = (at + step) & mask
	}
}

// Assign returns the address of m[k]'s element for writing, a new zero one if there was none.
func Assign[K comparable, V, A, B any](m *Map, k K) unsafe.Pointer {
	if m == nil {
		rterr.PanicNilMapWrite()
	}
	h := hash(k, m.seed)
	m.startWriting()
	if m.dir == nil {
		m.dir = newGroups[A, B](1)
	}
	var elem unsafe.Pointer
	for elem == nil {
		elem = put[K, V, A, B](m, h, k)
	}
	m.endWriting()
	return elem
}

// startWriting and endWriting enclose a write. A goroutine can lose its turn in between, where others run as if on other
// processors; if one of them uses the map then, the program is at fault and ends, as in Go.
func (m *Map) startWriting() {
	if m.writing != 0 {
		rt.Fatal("concurrent map writes")
	}
	m.writing = 1
	Tick()
}

func (m *Map) endWriting() {
	if m.writing == 0 {
		rt.Fatal("concurrent map writes")
	}
	m.writing = 0
}

// put finds or makes the slot of k and returns the address of its element; nil if the map had to grow first.
func put[K comparable, V, A, B any](m *Map, h uint64, k K) unsafe.Pointer {
	groups, mask, at := m.dir, uint64(0), uint64(0)
	var t *table
	if m.dirLen != 0 {
		t = m.tableOf(h)
		groups, mask = t.groups, t.mask
		at = h >> tagBits & mask
	}
	tags := h & tagMask * eachByte
	var free unsafe.Pointer // the control byte of the first slot on the way that can be used
	var freeSlot *slot[A, B]
	for step := uint64(1); ; step++ {
		g := unsafe.Add(groups, at*uint64(unsafe.Sizeof(group[A, B]{})))
		control := *(*uint64)(g)
		differ := control ^ tags
		for match := (differ - eachByte) &^ differ & topBits; match != 0; match &= match - 1 {
			s := slotAt[A, B](g, TrailingZeros64(match)>>3)
			key := keyOf[K](unsafe.Pointer(&s.key))
			if *key == k {
				*key = k // +0 and -0 are equal keys that differ
				return elemOf[V](unsafe.Pointer(&s.elem))
			}
		}
		if open := control & topBits; open != 0 && free == nil {
			i := TrailingZeros64(open) >> 3
			free = unsafe.Add(g, i)
			freeSlot = slotAt[A, B](g, i)
		}
		if control&^(control<<6)&topBits != 0 || step > mask {
			break
		}
		at = (at + step) & mask
	}
	if t == nil {
		if free == nil {
			growToTable[K, V, A, B](m)
			return nil
		}
	} else if *(*uint8)(free) == slotEmpty {
		if t.growthLeft == 0 && !prune[K, V, A, B](m, t) {
			grow[K, V, A, B](m, t)
			return nil
		}
		t.growthLeft--
	}
	if t != nil {
		t.used++
	}
	m.used++
	*(*uint8)(free) = uint8(h & tagMask)
	if unsafe.Sizeof(k) > maxInline {
		*(**K)(unsafe.Pointer(&freeSlot.key)) = new(K)
	}
	*keyOf[K](unsafe.Pointer(&freeSlot.key)) = k
	var v V
	if unsafe.Sizeof(v) > maxInline {
		*(**V)(unsafe.Pointer(&freeSlot.elem)) = new(V)
	}
	return elemOf[V](unsafe.Pointer(&freeSlot.elem))
}

// find returns the group and number of k's slot, and its table if there are any; a nil group if k is not there.
func find[K comparable, V, A, B any](m *Map, h uint64, k K) (g unsafe.Pointer, i int, t *table) {
	groups, mask, at := m.dir, uint64(0), uint64(0)
	if m.dirLen != 0 {
		t = m.tableOf(h)
		groups, mask = t.groups, t.mask
		at = h >> tagBits & mask
	}
	tags := h & tagMask * eachByte
	for step := uint64(1); ; step++ {
		g = unsafe.Add(groups, at*uint64(unsafe.Sizeof(group[A, B]{})))
		control := *(*uint64)(g)
		differ := control ^ tags
		for match := (differ - eachByte) &^ differ & topBits; match != 0; match &= match - 1 {
			i = TrailingZeros64(match) >> 3
			if *keyOf[K](unsafe.Pointer(&slotAt[A, B](g, i).key)) == k {
				return g, i, t
			}
		}
		if control&^(control<<6)&topBits != 0 || step > mask {
			return nil, 0, t
		}
		at = (at + step) & mask
	}
}

// Delete removes k.
func Delete[K comparable, V, A, B any](m *Map, k K) {
	if m == nil || m.used == 0 {
		checkKey(k)
		return
	}
	h := hash(k, m.seed)
	m.startWriting()
	if g, i, t := find[K, V, A, B](m, h, k); g != nil {
		*slotAt[A, B](g, i) = slot[A, B]{}
		m.used--
		mark := uint8(slotEmpty)
		if t != nil {
			t.used--
			// Searches go on past a full group: there the slot is only marked as deleted.
			if control := *(*uint64)(g); control&^(control<<6)&topBits != 0 {
				t.growthLeft++
			} else {
				mark = slotDeleted
				m.tombstones = true
			}
		}
		*(*uint8)(unsafe.Add(g, i)) = mark
		if m.used == 0 {
			// Nobody can learn the hashes of a map by filling it again and again.
			m.seed = Rand64()
		}
	}
	m.endWriting()
}

// Clear removes everything; the memory stays.
func Clear[K comparable, V, A, B any](m *Map) {
	if m == nil || m.used == 0 && !m.tombstones {
		return
	}
	m.startWriting()
	if m.dirLen == 0 {
		emptyGroups[A, B](m.dir, 1)
	}
	var last *table
	for i := 0; i < m.dirLen; i++ {
		t := m.tableAt(i)
		if t != last && (t.used != 0 || t.growthLeft != t.maxGrowth()) {
			emptyGroups[A, B](t.groups, t.mask+1)
			t.used = 0
			t.growthLeft = t.maxGrowth()
		}
		last = t
		Tick()
	}
	m.used = 0
	m.tombstones = false
	m.clearSeq++
	m.seed = Rand64()
	m.endWriting()
}
