package sync

// A Map is a map[any]any for use by several goroutines. The zero Map is empty.
type Map struct {
	mu Mutex
	m  map[any]*any
}

// hashed has an entry, so that a search for a key hashes it.
var hashed = map[any]bool{nil: true}

// find returns where the value of key is, nil if it has none. Keys that cannot be hashed fail as they do where there is something to find.
func (m *Map) find(key any) *any {
	if len(m.m) == 0 {
		_ = hashed[key]
		return nil
	}
	return m.m[key]
}

// Load returns the value of key.
func (m *Map) Load(key any) (value any, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if p := m.find(key); p != nil {
		return *p, true
	}
	return nil, false
}

// Store sets the value of key.
func (m *Map) Store(key, value any) { m.Swap(key, value) }

// set adds a key that is not there, under the lock.
func (m *Map) set(key, value any) {
	if m.m == nil {
		m.m = make(map[any]*any)
	}
	v := value
	m.m[key] = &v
}

// Swap sets the value of key and returns the one before.
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if p := m.find(key); p != nil {
		previous = *p
		*p = value
		return previous, true
	}
	m.set(key, value)
	return nil, false
}

// LoadOrStore returns the value of key, or stores the given one if there is none.
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if p := m.find(key); p != nil {
		return *p, true
	}
	m.set(key, value)
	return value, false
}

// LoadAndDelete removes key and returns its value.
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if p := m.find(key); p != nil {
		delete(m.m, key)
		return *p, true
	}
	return nil, false
}

// Delete removes key.
func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

// CompareAndSwap sets the value of key to new if it is old.
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if p := m.find(key); p != nil && *p == old {
		*p = new
		return true
	}
	return false
}

// CompareAndDelete removes key if its value is old.
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if p := m.find(key); p != nil && *p == old {
		delete(m.m, key)
		return true
	}
	return false
}

// Range calls f for the pairs until it returns false. f may use the map.
func (m *Map) Range(f func(key, value any) bool) {
	m.mu.Lock()
	keys := make([]any, 0, len(m.m))
	for k := range m.m {
		keys = append(keys, k)
	}
	m.mu.Unlock()
	for _, k := range keys {
		if v, ok := m.Load(k); ok && !f(k, v) {
			return
		}
	}
}

// Clear removes everything.
func (m *Map) Clear() {
	m.mu.Lock()
	clear(m.m)
	m.mu.Unlock()
}
