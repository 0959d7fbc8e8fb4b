package maps

import "unsafe"

// This file implements groups and tables: their memory, and how a map grows.

const (
	groupSlots    = 8
	maxLoad       = 7 // of the eight slots of a group, on average
	maxTableSlots = 1024
	maxInline     = 128 // bytes of a key or element in a slot; larger ones are in memory of their own

	slotEmpty   = 0x80 // control bytes of slots that are not in use have the top bit
	slotDeleted = 0xfe

	tagBits  = 7
	tagMask  = 1<<tagBits - 1
	eachByte = 0x0101010101010101
	topBits  = 0x8080808080808080
)

type slot[A, B any] struct {
	key  A
	elem B
}

type group[A, B any] struct {
	control uint64
	slots   [groupSlots]slot[A, B]
}

// A table is what one or more neighbouring words of the directory point to.
type table struct {
	used       uint16
	capacity   uint16
	growthLeft uint16 // slots that can be filled before the table grows
	localDepth uint8  // bits of the hash that all keys in here share
	index      int    // first place in the directory; -1 for a table that has been replaced
	groups     unsafe.Pointer
	mask       uint64 // number of groups - 1
}

func slotAt[A, B any](g unsafe.Pointer, i int) *slot[A, B] {
	return (*slot[A, B])(unsafe.Add(g, 8+i*int(unsafe.Sizeof(slot[A, B]{}))))
}

// keyOf and elemOf return the address of what a slot holds, or holds a pointer to.
func keyOf[K any](at unsafe.Pointer) *K {
	if unsafe.Sizeof(*(*K)(at)) > maxInline {
		return *(**K)(at)
	}
	return (*K)(at)
}

func elemOf[V any](at unsafe.Pointer) unsafe.Pointer {
	if unsafe.Sizeof(*(*V)(at)) > maxInline {
		return *(*unsafe.Pointer)(at)
	}
	return at
}

func newGroups[A, B any](n uint64) unsafe.Pointer {
	groups := make([]group[A, B], n)
	for i := range groups {
		groups[i].control = topBits
	}
	return unsafe.Pointer(unsafe.SliceData(groups))
}

func emptyGroups[A, B any](at unsafe.Pointer, n uint64) {
	groups := unsafe.Slice((*group[A, B])(at), n)
	clear(groups)
	for i := range groups {
		groups[i].control = topBits
	}
}

// tableSlots is the size of a table for n slots.
func tableSlots(n uint64) uint64 {
	size := uint64(groupSlots)
	for size < n {
		size *= 2
	}
	return size
}

func newTable[A, B any](slots uint64, index int, localDepth uint8) *table {
	t := &table{capacity: uint16(slots), index: index, localDepth: localDepth, mask: slots/groupSlots - 1}
	t.groups = newGroups[A, B](slots / groupSlots)
	t.growthLeft = t.maxGrowth()
	return t
}

// maxGrowth leaves a slot empty even in a table of one group, so that searches end.
func (t *table) maxGrowth() uint16 {
	return t.capacity / groupSlots * maxLoad
}

func (m *Map) tableAt(i int) *table {
	return *(**table)(unsafe.Add(m.dir, i*8))
}

func (m *Map) tableOf(h uint64) *table {
	return *(**table)(unsafe.Add(m.dir, h>>1>>(m.dirShift&63)*8))
}

func (m *Map) directory() []*table {
	return unsafe.Slice((**table)(m.dir), m.dirLen)
}

// growToTable makes a table of a map that was one group.
func growToTable[K comparable, V, A, B any](m *Map) {
	t := newTable[A, B](2*groupSlots, 0, 0)
	move[K, V, A, B](m, m.dir, 1, t, t)
	directory := make([]*table, 1)
	directory[0] = t
	m.dir = unsafe.Pointer(unsafe.SliceData(directory))
	m.dirLen = 1
	m.globalDepth = 0
	m.dirShift = 63
}

// grow replaces a full table: by one of twice the size, or by two.
func grow[K comparable, V, A, B any](m *Map, t *table) {
	if 2*uint64(t.capacity) <= maxTableSlots {
		bigger := newTable[A, B](2*uint64(t.capacity), t.index, t.localDepth)
		move[K, V, A, B](m, t.groups, t.mask+1, bigger, bigger)
		m.install(t, bigger, bigger)
		return
	}
	left := newTable[A, B](maxTableSlots, 0, t.localDepth+1)
	right := newTable[A, B](maxTableSlots, 0, t.localDepth+1)
	move[K, V, A, B](m, t.groups, t.mask+1, left, right)
	if t.localDepth == m.globalDepth {
		m.doubleDirectory()
	}
	m.install(t, left, right)
}

// doubleDirectory gives each table twice as many places.
func (m *Map) doubleDirectory() {
	old := m.directory()
	directory := make([]*table, 2*len(old))
	for i, t := range old {
		directory[2*i] = t
		directory[2*i+1] = t
		if i == 0 || old[i-1] != t {
			t.index = 2 * i
		}
	}
	m.dir = unsafe.Pointer(unsafe.SliceData(directory))
	m.dirLen = len(directory)
	m.globalDepth++
	m.dirShift--
}

// install puts left into the first half of old's places, right into the second. Iterations see by old's index that it is out of use.
func (m *Map) install(old, left, right *table) {
	places := 1 << (m.globalDepth - old.localDepth)
	at := m.directory()[old.index:]
	for i := 0; i < places; i++ {
		if i < places/2 {
			at[i] = left
		} else {
			at[i] = right
		}
	}
	left.index = old.index
	if left != right {
		right.index = old.index + places/2
	}
	old.index = -1
}

// move copies the entries of n groups to left or right, by the bit of the hash that follows those they share.
func move[K comparable, V, A, B any](m *Map, groups unsafe.Pointer, n uint64, left, right *table) {
	size := uint64(unsafe.Sizeof(group[A, B]{}))
	for ; n > 0; n-- {
		for full := ^*(*uint64)(groups) & topBits; full != 0; full &= full - 1 {
			s := slotAt[A, B](groups, TrailingZeros64(full)>>3)
			h := hash(*keyOf[K](unsafe.Pointer(&s.key)), m.seed)
			t := left
			if h<<(left.localDepth-1)>>63 != 0 {
				t = right
			}
			at := h >> tagBits & t.mask
			g := unsafe.Add(t.groups, at*size)
			for step := uint64(1); *(*uint64)(g)&topBits == 0; step++ {
				at = (at + step) & t.mask
				g = unsafe.Add(t.groups, at*size)
			}
			i := TrailingZeros64(*(*uint64)(g)&topBits) >> 3
			*(*uint8)(unsafe.Add(g, i)) = uint8(h & tagMask)
			*slotAt[A, B](g, i) = *s
			t.used++
			t.growthLeft--
		}
		groups = unsafe.Add(groups, size)
	}
}

// prune makes slots that are marked as deleted empty again where no entry's search goes past their group. It reports whether
// that freed a tenth of the table; else the table grows.
func prune[K comparable, V, A, B any](m *Map, t *table) bool {
	deleted := t.maxGrowth() - t.used - t.growthLeft
	if deleted*10 < t.capacity {
		return false
	}
	var passed [maxTableSlots / groupSlots]bool
	size := uint64(unsafe.Sizeof(group[A, B]{}))
	for i := uint64(0); i <= t.mask; i++ {
		g := unsafe.Add(t.groups, i*size)
		for full := ^*(*uint64)(g) & topBits; full != 0; full &= full - 1 {
			k := *keyOf[K](unsafe.Pointer(&slotAt[A, B](g, TrailingZeros64(full)>>3).key))
			if k != k {
				continue // no search ever finds it
			}
			at := hash(k, m.seed) >> tagBits & t.mask
			for step := uint64(1); at != i; step++ {
				passed[at] = true
				at = (at + step) & t.mask
			}
		}
	}
	gain := 0
	for i := uint64(0); i <= t.mask; i++ {
		if !passed[i] {
			gain += OnesCount64(deletedIn(*(*uint64)(unsafe.Add(t.groups, i*size))))
		}
	}
	if gain*10 < int(t.capacity) {
		return false
	}
	for i := uint64(0); i <= t.mask; i++ {
		if control := (*uint64)(unsafe.Add(t.groups, i*size)); !passed[i] {
			d := deletedIn(*control)
			// From 0xfe to 0x80 in each of these bytes.
			*control ^= d >> 7 * (slotDeleted ^ slotEmpty)
		}
	}
	t.growthLeft += uint16(gain)
	return true
}

// deletedIn has the top bit of each byte that is marked as deleted.
func deletedIn(control uint64) uint64 {
	return control & (control << 6) & topBits
}
