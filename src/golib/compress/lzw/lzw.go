// Package lzw reads and writes LZW data as GIF and PDF have it (T. A. Welch, "A Technique for High-Performance Data Compression").
package lzw

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// An Order says which bits of a byte come first.
type Order int

const (
	// LSB is the order of GIF.
	LSB Order = iota
	// MSB is the order of PDF and TIFF.
	MSB
)

const (
	maxBits = 12
	none    = 1 << maxBits // no code
)

// A Reader decompresses.
type Reader struct {
	r      io.ByteReader
	order  Order
	err    error // after out
	bits   uint32
	nbits  uint
	lit    uint
	width  uint // of the next code
	last   int  // the code before, or none
	next   int  // the code that is defined next
	prefix [none]uint16
	suffix [none]byte
	out    []byte
	rest   []byte // of out
}

// NewReader returns a *Reader of what r has compressed; literals have litWidth bits.
func NewReader(r io.Reader, order Order, litWidth int) io.ReadCloser {
	z := &Reader{}
	z.Reset(r, order, litWidth)
	return z
}

// Reset is like NewReader, but uses r again.
func (r *Reader) Reset(src io.Reader, order Order, litWidth int) {
	*r = Reader{out: r.out[:0]}
	switch {
	case order != LSB && order != MSB:
		r.err = errors.New("lzw: unknown order")
		return
	case litWidth < 2 || litWidth > 8:
		r.err = fmt.Errorf("lzw: litWidth %d out of range", litWidth)
		return
	}
	br, ok := src.(io.ByteReader)
	if !ok && src != nil {
		br = bufio.NewReader(src)
	}
	r.r, r.order, r.lit = br, order, uint(litWidth)
	r.clear()
}

func (r *Reader) clear() {
	r.width, r.next, r.last = r.lit+1, 1<<r.lit+2, none
}

var errClosed = errors.New("lzw: reader/writer is closed")

// Close makes all further reading fail.
func (r *Reader) Close() error {
	r.err, r.rest = errClosed, nil
	return nil
}

// Read decompresses.
func (r *Reader) Read(b []byte) (int, error) {
	for len(r.rest) == 0 {
		if r.err != nil {
			return 0, r.err
		}
		r.out = r.out[:0]
		for r.err == nil && len(r.out) < 1<<12 {
			r.step()
		}
		r.rest = r.out
	}
	n := copy(b, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

func (r *Reader) code() (int, error) {
	for r.nbits < r.width {
		b, err := r.r.ReadByte()
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return 0, err
		}
		if r.order == LSB {
			r.bits |= uint32(b) << r.nbits
		} else {
			r.bits |= uint32(b) << (24 - r.nbits)
		}
		r.nbits += 8
	}
	r.nbits -= r.width
	if r.order == LSB {
		c := r.bits & (1<<r.width - 1)
		r.bits >>= r.width
		return int(c), nil
	}
	c := r.bits >> (32 - r.width)
	r.bits <<= r.width
	return int(c), nil
}

// step reads a code.
func (r *Reader) step() {
	c, err := r.code()
	if err != nil {
		r.err = err
		return
	}
	clear := 1 << r.lit
	switch {
	case c == clear:
		r.clear()
		return
	case c == clear+1:
		r.err = io.EOF
		return
	case c > r.next || c == r.next && r.last == none || c == none:
		r.err = errors.New("lzw: invalid code")
		return
	}
	// The text of a code is known from its end on. That of the code being defined is the last text and its own first byte.
	start := len(r.out)
	from := c
	if c == r.next {
		from = r.last
		r.out = append(r.out, 0)
	}
	for from >= clear {
		r.out = append(r.out, r.suffix[from])
		from = int(r.prefix[from])
	}
	r.out = append(r.out, byte(from))
	for i, j := start, len(r.out)-1; i < j; i, j = i+1, j-1 {
		r.out[i], r.out[j] = r.out[j], r.out[i]
	}
	first := r.out[start]
	if c == r.next {
		r.out[len(r.out)-1] = first
	}
	if r.last != none && r.next < none {
		r.prefix[r.next], r.suffix[r.next] = uint16(r.last), first
		r.next++
	}
	if r.last == none {
		// The first code defines nothing.
		r.last = c
		return
	}
	r.last = c
	if r.next >= 1<<r.width && r.width < maxBits {
		r.width++
	}
}

// A Writer compresses.
type Writer struct {
	w       *bufio.Writer
	order   Order
	err     error
	bits    uint32
	nbits   uint
	lit     uint
	width   uint
	current int // the code of what has been read but not written, or none
	next    int
	table   map[uint32]int // code<<8 | byte: the code of both
	started bool
}

// NewWriter returns a *Writer that compresses to w; literals have litWidth bits.
func NewWriter(w io.Writer, order Order, litWidth int) io.WriteCloser {
	z := &Writer{}
	z.Reset(w, order, litWidth)
	return z
}

// Reset is like NewWriter, but uses w again.
func (w *Writer) Reset(dst io.Writer, order Order, litWidth int) {
	*w = Writer{}
	switch {
	case order != LSB && order != MSB:
		w.err = errors.New("lzw: unknown order")
		return
	case litWidth < 2 || litWidth > 8:
		w.err = fmt.Errorf("lzw: litWidth %d out of range", litWidth)
		return
	}
	w.w, w.order, w.lit = bufio.NewWriter(dst), order, uint(litWidth)
	w.clear()
	w.current = none
}

func (w *Writer) clear() {
	w.width, w.next, w.table = w.lit+1, 1<<w.lit+2, map[uint32]int{}
}

func (w *Writer) put(c int) {
	if w.order == LSB {
		w.bits |= uint32(c) << w.nbits
	} else {
		w.bits |= uint32(c) << (32 - w.width - w.nbits)
	}
	for w.nbits += w.width; w.nbits >= 8; w.nbits -= 8 {
		w.shift()
	}
}

// shift writes a byte.
func (w *Writer) shift() {
	b := byte(w.bits)
	if w.order == MSB {
		b = byte(w.bits >> 24)
		w.bits <<= 8
	} else {
		w.bits >>= 8
	}
	if err := w.w.WriteByte(b); err != nil && w.err == nil {
		w.err = err
	}
}

// Write compresses p.
func (w *Writer) Write(p []byte) (n int, err error) {
	if w.err != nil || len(p) == 0 {
		return 0, w.err
	}
	for _, b := range p {
		if b>>w.lit != 0 && w.lit < 8 {
			w.err = errors.New("lzw: input byte too large for the litWidth")
			return 0, w.err
		}
	}
	if !w.started {
		w.started = true
		w.put(1 << w.lit)
	}
	for _, b := range p {
		if w.current == none {
			w.current = int(b)
			continue
		}
		key := uint32(w.current)<<8 | uint32(b)
		if c, ok := w.table[key]; ok {
			w.current = c
			continue
		}
		w.put(w.current)
		w.current = int(b)
		w.define(key)
	}
	return len(p), w.err
}

// define gives key the next code, or starts anew when there is none.
func (w *Writer) define(key uint32) {
	if w.next == none-1 {
		w.put(1 << w.lit)
		w.clear()
		return
	}
	w.table[key] = w.next
	// Readers know a code one step later.
	if w.next == 1<<w.width {
		w.width++
	}
	w.next++
}

// Close writes the rest.
func (w *Writer) Close() error {
	if w.err != nil {
		if w.err == errClosed {
			return nil
		}
		return w.err
	}
	if !w.started {
		w.put(1 << w.lit)
	} else if w.current != none {
		w.put(w.current)
		if w.next == 1<<w.width && w.width < maxBits {
			w.width++
		}
	}
	w.put(1<<w.lit + 1)
	if w.nbits > 0 {
		w.shift()
	}
	if w.err == nil {
		w.err = w.w.Flush()
	}
	err := w.err
	if err == nil {
		w.err = errClosed
	}
	return err
}
