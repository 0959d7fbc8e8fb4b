// Package flate reads and writes DEFLATE, RFC 1951.
//
// What a Writer makes is DEFLATE of about the size that Go's has, but not the same bytes.
package flate

import (
	"bufio"
	"io"
	"strconv"
)

// A CorruptInputError is the place of data that is not DEFLATE.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "flate: corrupt input before offset " + strconv.FormatInt(int64(e), 10)
}

// An InternalError is an error in this package.
type InternalError string

func (e InternalError) Error() string { return "flate: internal error: " + string(e) }

// A ReadError is not used any more.
type ReadError struct {
	Offset int64
	Err    error
}

func (e *ReadError) Error() string {
	return "flate: read error at offset " + strconv.FormatInt(e.Offset, 10) + ": " + e.Err.Error()
}

// A WriteError is not used any more.
type WriteError struct {
	Offset int64
	Err    error
}

func (e *WriteError) Error() string {
	return "flate: write error at offset " + strconv.FormatInt(e.Offset, 10) + ": " + e.Err.Error()
}

// A Resetter is a reader that can start anew.
type Resetter interface {
	Reset(r io.Reader, dict []byte) error
}

// A Reader is what a decompressor reads without taking more than it needs.
type Reader interface {
	io.Reader
	io.ByteReader
}

const (
	windowSize = 1 << 15
	maxMatch   = 258
	endOfBlock = 256
)

// Lengths and distances: the first value of each code, and how many bits follow it.
var (
	lengthBase = [29]uint16{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258}
	lengthBits = [29]uint8{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}

	distBase, distBits = distances()
	// The order in which the lengths of the code for lengths are written.
	metaOrder = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

	fixedLiterals, fixedDistances [288]uint8
)

func distances() (base [30]uint16, bits [30]uint8) {
	next := uint16(1)
	for i := range base {
		if i >= 4 {
			bits[i] = uint8(i/2 - 1)
		}
		base[i] = next
		next += 1 << bits[i]
	}
	return base, bits
}

func init() {
	for i := range fixedLiterals {
		switch {
		case i < 144:
			fixedLiterals[i] = 8
		case i < 256:
			fixedLiterals[i] = 9
		case i < 280:
			fixedLiterals[i] = 7
		default:
			fixedLiterals[i] = 8
		}
	}
	for i := range 32 {
		fixedDistances[i] = 5
	}
}

const (
	maxCodeBits = 15
	fastBits    = 9
)

// A decoder decodes symbols of a canonical prefix code. Codes of up to fastBits bits are looked up; longer ones are compared
// with the first code of each length.
type decoder struct {
	fast   [1 << fastBits]uint16 // symbol<<4 | length, or 0
	first  [maxCodeBits + 2]uint32
	count  [maxCodeBits + 1]uint32
	start  [maxCodeBits + 1]uint32 // where the symbols of a length start
	symbol [288]uint16
	short  uint // the shortest code
}

// set makes the code with these lengths; not ok means that there is none. A code of one symbol may be incomplete.
func (d *decoder) set(lengths []uint8) bool {
	*d = decoder{}
	used := 0
	for _, n := range lengths {
		if n > 0 {
			d.count[n]++
			used++
		}
	}
	if used == 0 {
		return true
	}
	code, at := uint32(0), uint32(0)
	for n := 1; n <= maxCodeBits; n++ {
		code <<= 1
		d.first[n], d.start[n] = code, at
		code += d.count[n]
		at += d.count[n]
		if code > 1<<n {
			return false
		}
		if d.short == 0 && d.count[n] > 0 {
			d.short = uint(n)
		}
	}
	if code != 1<<maxCodeBits && !(used == 1 && d.count[1] == 1) {
		return false
	}
	next := d.start
	for s, n := range lengths {
		if n == 0 {
			continue
		}
		d.symbol[next[n]] = uint16(s)
		if n <= fastBits {
			c := reversed(d.first[n]+next[n]-d.start[n], uint(n))
			for ; c < 1<<fastBits; c += 1 << n {
				d.fast[c] = uint16(s)<<4 | uint16(n)
			}
		}
		next[n]++
	}
	return true
}

// reversed returns the n lowest bits of c, the last first.
func reversed(c uint32, n uint) uint32 {
	r := uint32(0)
	for range n {
		r = r<<1 | c&1
		c >>= 1
	}
	return r
}

// An inflater is what NewReader returns. Data goes through a ring of twice the window's size, of which at most a window is not yet
// read; the rest is what matches refer to.
type inflater struct {
	r      Reader
	offset int64 // bytes read
	bits   uint32
	nbits  uint
	err    error // after what is in the ring

	ring        [2 * windowSize]byte
	read, write int64 // positions in the data
	history     int64 // bytes that matches may refer to

	inBlock  bool
	last     bool
	flushed  bool // an empty stored block came: the writer wants to be read so far
	stored   int  // bytes of a stored block that are left, or -1
	literals decoder
	dists    decoder
	fixed    bool // these two have the fixed codes
}

// NewReader returns a reader of the data that r has compressed.
func NewReader(r io.Reader) io.ReadCloser { return NewReaderDict(r, nil) }

// NewReaderDict is NewReader for data that was compressed with a dictionary.
func NewReaderDict(r io.Reader, dict []byte) io.ReadCloser {
	f := &inflater{}
	f.Reset(r, dict)
	return f
}

// Reset starts anew.
func (f *inflater) Reset(r io.Reader, dict []byte) error {
	br, ok := r.(Reader)
	if !ok {
		br = bufio.NewReader(r)
	}
	f.r, f.offset, f.bits, f.nbits, f.err = br, 0, 0, 0, nil
	f.inBlock, f.last, f.flushed = false, false, false
	if len(dict) > windowSize {
		dict = dict[len(dict)-windowSize:]
	}
	n := int64(copy(f.ring[:], dict))
	f.read, f.write, f.history = n, n, n
	return nil
}

// Close tells of an error that has come.
func (f *inflater) Close() error {
	if f.err == io.EOF {
		return nil
	}
	return f.err
}

// A stop is an error that is thrown from within decoding.
type stop struct{ err error }

func (f *inflater) corrupt() { panic(stop{CorruptInputError(f.offset)}) }

// Read decompresses.
func (f *inflater) Read(p []byte) (int, error) {
	for f.read == f.write {
		if f.err != nil {
			return 0, f.err
		}
		f.fill()
	}
	n := 0
	for n < len(p) && f.read < f.write {
		at := int(f.read % int64(len(f.ring)))
		end := min(len(f.ring), at+int(f.write-f.read))
		k := copy(p[n:], f.ring[at:end])
		n += k
		f.read += int64(k)
	}
	if f.read == f.write && f.err != nil {
		return n, f.err
	}
	return n, nil
}

// fill decodes until a good part of a window is there, or no more comes.
func (f *inflater) fill() {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case stop:
			f.err = e.err
		default:
			panic(e)
		}
	}()
	for f.write-f.read < windowSize/2 {
		switch {
		case !f.inBlock && f.last:
			f.err = io.EOF
			return
		case f.flushed:
			f.flushed = false
			if f.read < f.write {
				return
			}
		case !f.inBlock:
			f.header()
		case f.stored >= 0:
			f.copyStored()
		default:
			f.symbols()
		}
	}
}

// more reads a byte.
func (f *inflater) more() {
	b, err := f.r.ReadByte()
	if err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		panic(stop{err})
	}
	f.offset++
	f.bits |= uint32(b) << f.nbits
	f.nbits += 8
}

func (f *inflater) take(n uint) int {
	for f.nbits < n {
		f.more()
	}
	v := f.bits & (1<<n - 1)
	f.bits >>= n
	f.nbits -= n
	return int(v)
}

// symbolOf reads a symbol, and no byte more than that needs.
func (f *inflater) symbolOf(d *decoder) int {
	if d.short == 0 {
		f.corrupt()
	}
	for f.nbits < d.short {
		f.more()
	}
	for {
		e := d.fast[f.bits&(1<<fastBits-1)]
		if n := uint(e & 15); n > 0 && n <= f.nbits {
			f.bits >>= n
			f.nbits -= n
			return int(e >> 4)
		} else if n == 0 && f.nbits > fastBits {
			break
		}
		if f.nbits >= fastBits && e == 0 {
			break
		}
		f.more()
	}
	code := reversed(f.bits&(1<<fastBits-1), fastBits)
	for n := uint(fastBits + 1); n <= maxCodeBits; n++ {
		for f.nbits < n {
			f.more()
		}
		code = code<<1 | f.bits>>(n-1)&1
		if k := code - d.first[n]; k < d.count[n] {
			f.bits >>= n
			f.nbits -= n
			return int(d.symbol[d.start[n]+k])
		}
	}
	f.corrupt()
	return 0
}

// header reads the head of a block.
func (f *inflater) header() {
	f.last = f.take(1) == 1
	f.stored = -1
	switch f.take(2) {
	case 0:
		f.bits, f.nbits = 0, 0
		n := f.take(16)
		f.stored = n
		if n^f.take(16) != 0xFFFF {
			f.corrupt()
		}
		f.inBlock, f.flushed = true, n == 0
		f.copyStored()
		return
	case 1:
		if !f.fixed {
			f.literals.set(fixedLiterals[:])
			f.dists.set(fixedDistances[:32])
			f.fixed = true
		}
	case 2:
		f.fixed = false
		f.codes()
	default:
		f.corrupt()
	}
	f.inBlock = true
}

// codes reads the codes of a block.
func (f *inflater) codes() {
	nLiterals, nDists, nMeta := f.take(5)+257, f.take(5)+1, f.take(4)+4
	if nLiterals > 286 || nDists > 30 {
		f.corrupt()
	}
	var lengths [286 + 30]uint8
	for i := range nMeta {
		lengths[metaOrder[i]] = uint8(f.take(3))
	}
	if !f.literals.set(lengths[:19]) {
		f.corrupt()
	}
	lengths = [len(lengths)]uint8{}
	for i := 0; i < nLiterals+nDists; {
		value, times := f.symbolOf(&f.literals), 1
		switch value {
		case 16:
			if i == 0 {
				f.corrupt()
			}
			value, times = int(lengths[i-1]), 3+f.take(2)
		case 17:
			value, times = 0, 3+f.take(3)
		case 18:
			value, times = 0, 11+f.take(7)
		}
		if i+times > nLiterals+nDists {
			f.corrupt()
		}
		for range times {
			lengths[i] = uint8(value)
			i++
		}
	}
	if !f.literals.set(lengths[:nLiterals]) || !f.dists.set(lengths[nLiterals:nLiterals+nDists]) {
		f.corrupt()
	}
}

// copyStored copies a part of a stored block.
func (f *inflater) copyStored() {
	for f.stored > 0 && f.write-f.read < windowSize {
		at := int(f.write % int64(len(f.ring)))
		n := min(f.stored, len(f.ring)-at, windowSize-int(f.write-f.read))
		k, err := io.ReadFull(f.r, f.ring[at:at+n])
		f.offset += int64(k)
		f.advance(int64(k))
		f.stored -= k
		if err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			panic(stop{err})
		}
	}
	f.inBlock = f.stored > 0
}

func (f *inflater) advance(n int64) {
	f.write += n
	f.history = min(f.history+n, windowSize)
}

// symbols decodes literals and matches until the block ends or enough is there.
func (f *inflater) symbols() {
	const mask = int64(len(f.ring) - 1)
	for f.write-f.read < windowSize {
		s := f.symbolOf(&f.literals)
		if s < endOfBlock {
			f.ring[f.write&mask] = byte(s)
			f.advance(1)
			continue
		}
		if s == endOfBlock {
			f.inBlock = false
			return
		}
		if s -= 257; s >= len(lengthBase) {
			f.corrupt()
		}
		length := int64(lengthBase[s]) + int64(f.take(uint(lengthBits[s])))
		c := f.symbolOf(&f.dists)
		if c >= len(distBase) {
			f.corrupt()
		}
		distance := int64(distBase[c]) + int64(f.take(uint(distBits[c])))
		if distance > f.history {
			f.corrupt()
		}
		for i := f.write; i < f.write+length; i++ {
			f.ring[i&mask] = f.ring[(i-distance)&mask]
		}
		f.advance(length)
	}
}
