package sync

// A Pool keeps values for later use. It may drop them at any time.
type Pool struct {
	noCopy noCopy
	mu     Mutex
	free   []any

	// New makes a value when there is none to be had.
	New func() any
}

// poolMax bounds what a Pool holds on to.
const poolMax = 64

// Get takes a value out of the pool, or makes one.
func (p *Pool) Get() any {
	p.mu.Lock()
	if n := len(p.free); n > 0 {
		x := p.free[n-1]
		p.free[n-1] = nil
		p.free = p.free[:n-1]
		p.mu.Unlock()
		return x
	}
	p.mu.Unlock()
	if p.New != nil {
		return p.New()
	}
	return nil
}

// Put adds x to the pool.
func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	p.mu.Lock()
	if len(p.free) < poolMax {
		p.free = append(p.free, x)
	}
	p.mu.Unlock()
}
