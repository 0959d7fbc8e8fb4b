// Package zlib reads and writes zlib data, RFC 1950.
package zlib

import (
	"bufio"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"hash/adler32"
	"io"
)

var (
	// ErrChecksum says that data is not what it was.
	ErrChecksum = errors.New("zlib: invalid checksum")
	// ErrDictionary says that the data was compressed with another dictionary.
	ErrDictionary = errors.New("zlib: invalid dictionary")
	// ErrHeader says that there is no zlib data.
	ErrHeader = errors.New("zlib: invalid header")
)

const (
	deflate = 8
	hasDict = 0x20
)

// A Resetter is a reader that can start anew.
type Resetter interface {
	Reset(r io.Reader, dict []byte) error
}

type reader struct {
	r      flate.Reader
	data   io.ReadCloser
	digest hash.Hash32
	err    error
}

// NewReader makes a reader, which is a Resetter as well, and reads the header that r starts with. What follows in r is left
// there only if r is an io.ByteReader.
func NewReader(r io.Reader) (io.ReadCloser, error) { return NewReaderDict(r, nil) }

// NewReaderDict is NewReader for data that was compressed with a dictionary. If the data is not, dict does not count.
func NewReaderDict(r io.Reader, dict []byte) (io.ReadCloser, error) {
	var z reader
	if err := z.Reset(r, dict); err != nil {
		return nil, err
	}
	return &z, nil
}

// Reset makes z what NewReaderDict returns for r, with the memory that it has.
func (z *reader) Reset(r io.Reader, dict []byte) error {
	*z = reader{data: z.data}
	var ok bool
	if z.r, ok = r.(flate.Reader); !ok {
		z.r = bufio.NewReader(r)
	}
	z.err = z.header(dict)
	return z.err
}

func (z *reader) full(p []byte) error {
	_, err := io.ReadFull(z.r, p)
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

func (z *reader) header(dict []byte) error {
	var b [4]byte
	if err := z.full(b[:2]); err != nil {
		return err
	}
	if b[0]&0x0f != deflate || b[0]>>4 > 7 || binary.BigEndian.Uint16(b[:])%31 != 0 {
		return ErrHeader
	}
	if b[1]&hasDict == 0 {
		dict = nil
	} else {
		if err := z.full(b[:]); err != nil {
			return err
		}
		if binary.BigEndian.Uint32(b[:]) != adler32.Checksum(dict) {
			return ErrDictionary
		}
	}
	z.digest = adler32.New()
	if z.data == nil {
		z.data = flate.NewReaderDict(z.r, dict)
		return nil
	}
	return z.data.(flate.Resetter).Reset(z.r, dict)
}

func (z *reader) Read(p []byte) (int, error) {
	if z.err != nil {
		return 0, z.err
	}
	n, err := z.data.Read(p)
	z.err = err
	z.digest.Write(p[:n])
	if err != io.EOF {
		return n, err
	}
	var b [4]byte
	if err := z.full(b[:]); err != nil {
		z.err = err
	} else if binary.BigEndian.Uint32(b[:]) != z.digest.Sum32() {
		z.err = ErrChecksum
	}
	return n, z.err
}

func (z *reader) Close() error {
	if z.err != nil && z.err != io.EOF {
		return z.err
	}
	z.err = z.data.Close()
	return z.err
}

// Compression levels, as package flate has them.
const (
	NoCompression      = flate.NoCompression
	BestSpeed          = flate.BestSpeed
	BestCompression    = flate.BestCompression
	DefaultCompression = flate.DefaultCompression
	HuffmanOnly        = flate.HuffmanOnly
)

// A Writer compresses what is written to it.
type Writer struct {
	w       io.Writer
	level   int
	dict    []byte // nil if there is none
	data    *flate.Writer
	digest  hash.Hash32
	started bool
	err     error // the first one, which is that of all that is called after it
}

// NewWriter makes a Writer that compresses to w. It must be closed, and w is left open then.
func NewWriter(w io.Writer) *Writer {
	return &Writer{w: w, level: DefaultCompression, digest: adler32.New()}
}

// NewWriterLevel is NewWriter with another compression level.
func NewWriterLevel(w io.Writer, level int) (*Writer, error) {
	return NewWriterLevelDict(w, level, nil)
}

// NewWriterLevelDict is NewWriterLevel for readers that know dict.
func NewWriterLevelDict(w io.Writer, level int, dict []byte) (*Writer, error) {
	if level < HuffmanOnly || BestCompression < level {
		return nil, fmt.Errorf("zlib: invalid compression level: %d", level)
	}
	z := NewWriter(w)
	z.level, z.dict = level, dict
	return z, nil
}

// Reset makes z what it was when it was new, but to write to w.
func (z *Writer) Reset(w io.Writer) {
	z.w, z.started, z.err = w, false, nil
	z.digest.Reset()
	if z.data != nil {
		z.data.Reset(w)
	}
}

// start writes the header, if that has not been done.
func (z *Writer) start() {
	if z.started || z.err != nil {
		return
	}
	z.started = true
	b := []byte{0x78, strength(z.level) << 6}
	if z.dict != nil {
		b[1] |= hasDict
	}
	// The two bytes, as one number, are a multiple of 31.
	b[1] += byte(31 - binary.BigEndian.Uint16(b)%31)
	if z.dict != nil {
		b = binary.BigEndian.AppendUint32(b, adler32.Checksum(z.dict))
	}
	if _, z.err = z.w.Write(b); z.err == nil && z.data == nil {
		z.data, z.err = flate.NewWriterDict(z.w, z.level, z.dict)
	}
}

// strength is what a header says of the level.
func strength(level int) byte {
	switch {
	case level == DefaultCompression || level == 6:
		return 2
	case level < 2:
		return 0
	case level < 6:
		return 1
	}
	return 3
}

// Write compresses p.
func (z *Writer) Write(p []byte) (n int, err error) {
	z.start()
	if z.err != nil || len(p) == 0 {
		return 0, z.err
	}
	n, err = z.data.Write(p)
	z.err = err
	z.digest.Write(p[:n])
	return n, err
}

// Flush writes all that was compressed so far, so that a reader can get it.
func (z *Writer) Flush() error {
	if z.start(); z.err == nil {
		z.err = z.data.Flush()
	}
	return z.err
}

// Close writes the rest and the checksum.
func (z *Writer) Close() error {
	if z.start(); z.err != nil {
		return z.err
	}
	if z.err = z.data.Close(); z.err != nil {
		return z.err
	}
	_, z.err = z.w.Write(binary.BigEndian.AppendUint32(nil, z.digest.Sum32()))
	return z.err
}
