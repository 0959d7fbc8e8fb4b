package strings

import "unicode/utf8"

// A Builder collects the pieces of a string and hands it out without copying it. The zero value is empty and ready;
// one that has been written to must not be copied.
type Builder struct {
	addr *Builder // set when something is written, to notice copies
	buf  []byte
}

// use is called before each change: it panics when b is the copy of a Builder that holds something.
func (b *Builder) use() {
	if b.addr == b {
		return
	}
	if b.addr != nil {
		panic("strings: illegal use of non-zero Builder copied by value")
	}
	b.addr = b
}

// String returns all that has been written. It shares the memory of b, which never changes what it has written.
func (b *Builder) String() string { return own(b.buf) }

// Len returns how many bytes have been written.
func (b *Builder) Len() int { return len(b.buf) }

// Cap returns how many bytes fit into the memory in use, those that have been written included.
func (b *Builder) Cap() int { return cap(b.buf) }

// Reset makes b empty. The memory is left to the strings that were made of it.
func (b *Builder) Reset() { *b = Builder{} }

// Grow makes sure that n more bytes can be written without another allocation. It panics for a negative n.
func (b *Builder) Grow(n int) {
	b.use()
	if n < 0 {
		panic("strings.Builder.Grow: negative count")
	}
	if n <= cap(b.buf)-len(b.buf) {
		return
	}
	// append rounds the capacity up to what the allocator gives anyway.
	larger := append([]byte(nil), make([]byte, 2*cap(b.buf)+n)...)
	b.buf = larger[:copy(larger, b.buf)]
}

// Write adds the bytes of p; there is never an error.
func (b *Builder) Write(p []byte) (int, error) {
	b.use()
	b.buf = append(b.buf, p...)
	return len(p), nil
}

// WriteString adds s; there is never an error.
func (b *Builder) WriteString(s string) (int, error) {
	b.use()
	b.buf = append(b.buf, s...)
	return len(s), nil
}

// WriteByte adds c; there is never an error.
func (b *Builder) WriteByte(c byte) error {
	b.use()
	b.buf = append(b.buf, c)
	return nil
}

// WriteRune adds the encoding of r and returns its size in bytes; there is never an error.
func (b *Builder) WriteRune(r rune) (int, error) {
	b.use()
	before := len(b.buf)
	b.buf = utf8.AppendRune(b.buf, r)
	return len(b.buf) - before, nil
}
