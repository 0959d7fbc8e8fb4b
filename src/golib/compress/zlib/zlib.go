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

// NewReader reads the header that r starts with.
func NewReader(r io.Reader) (io.ReadCloser, error) { return NewReaderDict(r, nil) }

// NewReaderDict is NewReader for data that was compressed with a dictionary.
func NewReaderDict(r io.Reader, dict []byte) (io.ReadCloser, error) {
	z := &reader{}
	if err := z.Reset(r, dict); err != nil {
		return nil, err
	}
	return z, nil
}

// Reset is like NewReaderDict, but uses z again.
func (z *reader) Reset(r io.Reader, dict []byte) error {
	data := z.data
	*z = reader{data: data}
	if br, ok := r.(flate.Reader); ok {
		z.r = br
	} else {
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
	dict    []byte
	data    *flate.Writer
	digest  hash.Hash32
	started bool
	err     error
}

// NewWriter returns a writer that compresses to w.
func NewWriter(w io.Writer) *Writer {
	z, _ := NewWriterLevelDict(w, DefaultCompression, nil)
	return z
}

// NewWriterLevel is NewWriter with a compression level.
func NewWriterLevel(w io.Writer, level int) (*Writer, error) {
	return NewWriterLevelDict(w, level, nil)
}

// NewWriterLevelDict is NewWriterLevel for readers that know dict.
func NewWriterLevelDict(w io.Writer, level int, dict []byte) (*Writer, error) {
	if level < HuffmanOnly || level > BestCompression {
		return nil, fmt.Errorf("zlib: invalid compression level: %d", level)
	}
	return &Writer{w: w, level: level, dict: dict, digest: adler32.New()}, nil
}

// Reset starts anew.
func (z *Writer) Reset(w io.Writer) {
	z.w, z.started, z.err = w, false, nil
	z.digest.Reset()
	if z.data != nil {
		z.data.Reset(w)
	}
}

func (z *Writer) start() {
	if z.started || z.err != nil {
		return
	}
	z.started = true
	strength := byte(2)
	switch z.level {
	case HuffmanOnly, NoCompression, BestSpeed:
		strength = 0
	case 2, 3, 4, 5:
		strength = 1
	case 7, 8, 9:
		strength = 3
	}
	b := []byte{0x78, strength << 6}
	if z.dict != nil {
		b[1] |= hasDict
	}
	b[1] += byte(31 - binary.BigEndian.Uint16(b)%31)
	if z.dict != nil {
		b = binary.BigEndian.AppendUint32(b, adler32.Checksum(z.dict))
	}
	if _, z.err = z.w.Write(b); z.err == nil && z.data == nil {
		z.data, z.err = flate.NewWriterDict(z.w, z.level, z.dict)
	}
}

// Write compresses p.
func (z *Writer) Write(p []byte) (int, error) {
	z.start()
	if z.err != nil || len(p) == 0 {
		return 0, z.err
	}
	n, err := z.data.Write(p)
	z.err = err
	z.digest.Write(p[:n])
	return n, err
}

// Flush writes all that has been written so far.
func (z *Writer) Flush() error {
	if z.start(); z.err == nil {
		z.err = z.data.Flush()
	}
	return z.err
}

// Close writes the rest, and the checksum.
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
