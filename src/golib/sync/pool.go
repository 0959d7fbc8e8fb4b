package sync

import (
	"internal/rt"
	"unsafe"
)

// A Pool keeps values for later use. It may drop them at any time; a collection drops those that were not used since the one before.
//
// Each processor has its own store, so that Get most often finds what the same processor has put there last: one private
// value, and a list from which other processors may take when they have nothing. When a collection begins, the kernel moves every
// pool's stores to its victim and drops what was there before (src/runtime/syncpool.ts, which knows the first three fields).
type Pool struct {
	link   *Pool
	local  *[]poolStore
	victim *[]poolStore
	noCopy noCopy
	listed bool

	// New makes a value when there is none to be had.
	New func() any
}

type poolStore struct {
	private any
	shared  []any
}

// pools lists the pools that have stores.
var pools *Pool

// store returns the stores, and the one of the current processor among them. Until the caller's next loop or call nobody else runs.
func (p *Pool) store() *poolStore {
	id := rt.ProcID()
	if p.local == nil || id >= len(*p.local) {
		p.grow(id + 1)
		id = rt.ProcID()
	}
	return &(*p.local)[id]
}

func (p *Pool) grow(n int) {
	if !p.listed {
		p.listed = true
		p.link = pools
		pools = p
		rt.SetPools(unsafe.Pointer(&pools))
	}
	stores := make([]poolStore, max(n, rt.GOMAXPROCS(0), 8))
	if p.local != nil {
		copy(stores, *p.local)
	}
	p.local = &stores
}

// Get takes a value out of the pool, or makes one.
func (p *Pool) Get() any {
	s := p.store()
	x := s.private
	s.private = nil
	if x == nil {
		x = s.pop()
	}
	if x == nil {
		x = p.getSlow()
	}
	if x == nil && p.New != nil {
		x = p.New()
	}
	return x
}

func (s *poolStore) pop() any {
	n := len(s.shared)
	if n == 0 {
		return nil
	}
	x := s.shared[n-1]
	s.shared[n-1] = nil
	s.shared = s.shared[:n-1]
	return x
}

// getSlow takes from other processors, then from the victim.
func (p *Pool) getSlow() any {
	for i := range *p.local {
		if x := (*p.local)[i].pop(); x != nil {
			return x
		}
	}
	victim := p.victim
	if victim == nil {
		return nil
	}
	for i := range *victim {
		s := &(*victim)[i]
		if x := s.private; x != nil {
			s.private = nil
			return x
		}
		if x := s.pop(); x != nil {
			return x
		}
	}
	p.victim = nil
	return nil
}

// Put adds x to the pool.
func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	s := p.store()
	if s.private == nil {
		s.private = x
	} else {
		s.shared = append(s.shared, x)
	}
}
