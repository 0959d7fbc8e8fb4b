package flate

import (
	"errors"
	"fmt"
	"io"
)

// Compression levels. The levels between are for more or less work.
const (
	NoCompression      = 0
	BestSpeed          = 1
	BestCompression    = 9
	DefaultCompression = -1
	HuffmanOnly        = -2 // no matches
)

// An effort is how hard matches are looked for.
type effort struct {
	chain int  // how many places are compared
	nice  int  // a match of this length is good enough
	lazy  bool // the next place may have a better one
}

var efforts = [10]effort{{}, {4, 16, false}, {8, 32, false}, {16, 64, false}, {16, 64, true}, {32, 128, true}, {96, 128, true}, {192, 258, true}, {768, 258, true}, {3072, 258, true}}

const (
	blockSize = 1 << 16 // of data that is compressed at once
	hashSize  = 1 << 15
	minMatch  = 4 // shorter ones are rarely worth their bits
)

// A Writer compresses what is written to it.
type Writer struct {
	out    bitWriter
	level  int
	dict   []byte
	closed bool

	buf     []byte // up to a window of what has been compressed, and what has not
	base    int    // the position of buf[0] in the data, from 1 on
	pending int    // where in buf that starts which has not been compressed

	head  []int // by hash: the last position that has it
	chain []int // by position modulo its size: the one before with the same hash

	symbols []uint32 // of a block: a literal, or matchFlag with length-3 and distance-1
}

const matchFlag = 1 << 31

// NewWriter returns a writer that compresses to w.
func NewWriter(w io.Writer, level int) (*Writer, error) { return NewWriterDict(w, level, nil) }

// NewWriterDict is NewWriter for readers that know dict.
func NewWriterDict(w io.Writer, level int, dict []byte) (*Writer, error) {
	if level < HuffmanOnly || level > BestCompression {
		return nil, fmt.Errorf("flate: invalid compression level %d: want value in range [-2, 9]", level)
	}
	if level == DefaultCompression {
		level = 6
	}
	z := &Writer{level: level, dict: append([]byte(nil), dict...)}
	if level > 0 {
		z.head, z.chain = make([]int, hashSize), make([]int, 2*windowSize)
	}
	z.Reset(w)
	return z, nil
}

// Reset starts anew, with the same level and dictionary.
func (z *Writer) Reset(dst io.Writer) {
	z.out = bitWriter{w: dst, buf: z.out.buf[:0]}
	z.closed, z.base, z.pending = false, 1, 0
	z.buf = z.buf[:0]
	clear(z.head)
	if z.level > 0 && len(z.dict) > 0 {
		z.buf = append(z.buf, z.dict[max(0, len(z.dict)-windowSize):]...)
		z.pending = len(z.buf)
		for i := range z.pending - minMatch + 1 {
			z.remember(i)
		}
	}
}

var errClosed = errors.New("flate: closed writer")

// afterClose is what a use of a closed writer gets: the error that it had, if any.
func (z *Writer) afterClose() error {
	if z.out.err != nil {
		return z.out.err
	}
	return errClosed
}

// Write compresses p, or keeps it until there is more.
func (z *Writer) Write(data []byte) (n int, err error) {
	if z.closed {
		return 0, z.afterClose()
	}
	for len(data) > 0 && z.out.err == nil {
		k := min(len(data), blockSize-(len(z.buf)-z.pending))
		z.buf = append(z.buf, data[:k]...)
		data = data[k:]
		n += k
		if len(z.buf)-z.pending == blockSize {
			z.block()
		}
	}
	return n, z.out.err
}

// Flush writes all that has been written so far, and an empty block that makes readers see it.
func (z *Writer) Flush() error {
	if z.closed {
		return z.afterClose()
	}
	if z.pending < len(z.buf) {
		z.block()
	}
	z.out.stored(nil, false)
	z.out.flush()
	return z.out.err
}

// Close writes the rest.
func (z *Writer) Close() error {
	if z.closed {
		return z.out.err
	}
	if z.out.err == nil {
		if z.pending < len(z.buf) {
			z.block()
		}
		// As Go does it: the last block is an empty one.
		z.out.stored(nil, true)
		z.out.flush()
	}
	z.closed = true
	return z.out.err
}

// block compresses what has not been compressed.
func (z *Writer) block() {
	data := z.buf[z.pending:]
	z.symbols = z.symbols[:0]
	switch {
	case z.level == NoCompression:
	case z.level == HuffmanOnly:
		for _, b := range data {
			z.symbols = append(z.symbols, uint32(b))
		}
	default:
		z.search(efforts[z.level])
	}
	z.out.block(data, z.symbols, z.level == NoCompression)
	z.pending = len(z.buf)
	if drop := len(z.buf) - windowSize; drop > 0 {
		copy(z.buf, z.buf[drop:])
		z.buf = z.buf[:windowSize]
		z.base += drop
		z.pending -= drop
	}
	if z.out.err == nil && len(z.out.buf) >= 1<<12 {
		z.out.flush()
	}
}

func (z *Writer) hash(i int) uint32 {
	b := z.buf[i : i+4 : i+4]
	v := uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
	return v * 2654435761 >> 17
}

// remember notes where the bytes at buf[i] are.
func (z *Writer) remember(i int) {
	h := z.hash(i)
	at := z.base + i
	z.chain[at%len(z.chain)] = z.head[h]
	z.head[h] = at
}

// search divides a block into literals and matches.
func (z *Writer) search(e effort) {
	end := len(z.buf)
	heldLength, heldDistance := 0, 0 // a match at i-1 that the one at i may beat
	held := false                    // there is a byte at i-1 that has no symbol yet
	for i := z.pending; i < end; {
		length, distance := 0, 0
		if i+minMatch <= end {
			if heldLength < e.nice {
				length, distance = z.match(i, e)
			}
			z.remember(i)
		}
		if held && heldLength >= minMatch && heldLength >= length {
			// The byte at i-1 starts a match, of which two bytes are passed.
			z.symbols = append(z.symbols, matchFlag|uint32(heldLength-3)<<16|uint32(heldDistance-1))
			i = z.skip(i+1, i-1+heldLength)
			held, heldLength = false, 0
			continue
		}
		if held {
			z.symbols = append(z.symbols, uint32(z.buf[i-1]))
		}
		if e.lazy || length < minMatch {
			held, heldLength, heldDistance = true, length, distance
			i++
			continue
		}
		z.symbols = append(z.symbols, matchFlag|uint32(length-3)<<16|uint32(distance-1))
		i = z.skip(i+1, i+length)
		held = false
	}
	if held {
		if heldLength >= minMatch {
			panic("flate: a match at the last byte")
		}
		z.symbols = append(z.symbols, uint32(z.buf[end-1]))
	}
}

// skip remembers the places from i to end, and returns end.
func (z *Writer) skip(i, end int) int {
	for ; i < end; i++ {
		if i+minMatch <= len(z.buf) {
			z.remember(i)
		}
	}
	return end
}

// match finds the longest match for buf[i:].
func (z *Writer) match(i int, e effort) (length, distance int) {
	limit := min(maxMatch, len(z.buf)-i)
	here := z.buf[i : i+limit]
	at := z.base + i
	for p, tries := z.head[z.hash(i)], e.chain; p >= z.base && at-p <= windowSize && tries > 0; tries-- {
		there := z.buf[p-z.base:]
		if length == 0 || there[length] == here[length] {
			n := 0
			for n < limit && there[n] == here[n] {
				n++
			}
			if n > length && n >= minMatch {
				length, distance = n, at-p
				if n >= e.nice || n == limit {
					break
				}
			}
		}
		next := z.chain[p%len(z.chain)]
		if next >= p {
			break
		}
		p = next
	}
	return length, distance
}
