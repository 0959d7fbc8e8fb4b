package gzip

import (
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"time"
	"unicode/utf8"
)

// Compression levels, as package flate has them.
const (
	NoCompression      = flate.NoCompression
	BestSpeed          = flate.BestSpeed
	BestCompression    = flate.BestCompression
	DefaultCompression = flate.DefaultCompression
	HuffmanOnly        = flate.HuffmanOnly
)

// A Writer compresses to a gzip file. Its Header is written before the first data and can be changed until then.
type Writer struct {
	Header
	w               io.Writer
	level           int
	data            *flate.Writer
	started, closed bool
	sum, length     uint32 // of what was compressed
	err             error  // the first one, which is that of all that is called after it
}

// NewWriter makes a Writer that compresses to w. It must be closed, and w is left open then.
func NewWriter(w io.Writer) *Writer {
	z := &Writer{level: DefaultCompression}
	z.Reset(w)
	return z
}

// NewWriterLevel is NewWriter with another compression level.
func NewWriterLevel(w io.Writer, level int) (*Writer, error) {
	if level < HuffmanOnly || BestCompression < level {
		return nil, fmt.Errorf("gzip: invalid compression level: %d", level)
	}
	z := NewWriter(w)
	z.level = level
	return z, nil
}

// Reset makes z what it was when it was new, but to write to w.
func (z *Writer) Reset(w io.Writer) {
	*z = Writer{w: w, level: z.level, data: z.data}
	z.OS = 255
}

// unixStart is the last time that a header cannot have.
var unixStart = time.Unix(0, 0)

// start writes the header, if that has not been done.
func (z *Writer) start() error {
	if z.started || z.err != nil {
		return z.err
	}
	z.started = true
	fixed := [10]byte{0x1f, 0x8b, 8, 9: z.OS}
	if z.Extra != nil {
		fixed[3] |= hasExtra
	}
	if z.Name != "" {
		fixed[3] |= hasName
	}
	if z.Comment != "" {
		fixed[3] |= hasComment
	}
	if z.ModTime.After(unixStart) {
		binary.LittleEndian.PutUint32(fixed[4:], uint32(z.ModTime.Unix()))
	}
	switch z.level {
	case BestCompression:
		fixed[8] = 2
	case BestSpeed:
		fixed[8] = 4
	}
	z.put(fixed[:], nil)
	if z.Extra != nil {
		z.put(withLength(z.Extra))
	}
	if z.Name != "" {
		z.put(latin1(z.Name))
	}
	if z.Comment != "" {
		z.put(latin1(z.Comment))
	}
	if z.err == nil {
		if z.data == nil {
			z.data, z.err = flate.NewWriter(z.w, z.level)
		} else {
			z.data.Reset(z.w)
		}
	}
	return z.err
}

// put writes b, unless there is an error from before or from making b.
func (z *Writer) put(b []byte, err error) {
	if z.err == nil {
		z.err = err
	}
	if z.err == nil {
		_, z.err = z.w.Write(b)
	}
}

func withLength(b []byte) ([]byte, error) {
	if len(b) > 0xffff {
		return nil, errors.New("gzip.Write: Extra data is too large")
	}
	return append([]byte{byte(len(b)), byte(len(b) >> 8)}, b...), nil
}

// latin1 is s as it stands in a header, with a zero at its end.
func latin1(s string) ([]byte, error) {
	b := make([]byte, 0, utf8.RuneCountInString(s)+1)
	for _, r := range s {
		if r < 1 || 0xff < r {
			return nil, errors.New("gzip.Write: non-Latin-1 header string")
		}
		b = append(b, byte(r))
	}
	return append(b, 0), nil
}

// Write compresses p. There may be no sign of that in the file before Flush or Close.
func (z *Writer) Write(p []byte) (int, error) {
	if z.start() != nil {
		return 0, z.err
	}
	z.sum = crc32.Update(z.sum, crc32.IEEETable, p)
	z.length += uint32(len(p))
	n, err := z.data.Write(p)
	z.err = err
	return n, err
}

// Flush writes all that was compressed so far, so that a reader can get it.
func (z *Writer) Flush() error {
	if !z.closed && z.start() == nil {
		z.err = z.data.Flush()
	}
	return z.err
}

// Close writes the rest and what a reader checks the data by.
func (z *Writer) Close() error {
	if z.closed || z.start() != nil {
		return z.err
	}
	z.closed = true
	var b [8]byte
	binary.LittleEndian.PutUint32(b[:], z.sum)
	binary.LittleEndian.PutUint32(b[4:], z.length)
	z.put(b[:], z.data.Close())
	return z.err
}
