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

// A Writer compresses to a gzip file. Its Header is written with the first data.
type Writer struct {
	Header
	w       io.Writer
	level   int
	data    *flate.Writer
	started bool
	closed  bool
	digest  uint32
	size    uint32
	err     error
}

// NewWriter returns a writer that compresses to w.
func NewWriter(w io.Writer) *Writer {
	z, _ := NewWriterLevel(w, DefaultCompression)
	return z
}

// NewWriterLevel is NewWriter with a compression level.
func NewWriterLevel(w io.Writer, level int) (*Writer, error) {
	if level < HuffmanOnly || level > BestCompression {
		return nil, fmt.Errorf("gzip: invalid compression level: %d", level)
	}
	z := &Writer{level: level}
	z.Reset(w)
	return z, nil
}

// Reset starts another file.
func (z *Writer) Reset(w io.Writer) {
	*z = Writer{Header: Header{OS: 255}, w: w, level: z.level, data: z.data}
}

// latin1 returns s as it stands in a header.
func latin1(s string) ([]byte, error) {
	b := make([]byte, 0, utf8.RuneCountInString(s)+1)
	for _, r := range s {
		if r == 0 || r > 0xff {
			return nil, errors.New("gzip.Write: non-Latin-1 header string")
		}
		b = append(b, byte(r))
	}
	return append(b, 0), nil
}

func (z *Writer) start() error {
	z.started = true
	b := []byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, z.OS}
	if z.ModTime.After(unixStart) {
		binary.LittleEndian.PutUint32(b[4:], uint32(z.ModTime.Unix()))
	}
	switch z.level {
	case BestCompression:
		b[8] = 2
	case BestSpeed:
		b[8] = 4
	}
	if z.Extra != nil {
		b[3] |= hasExtra
		if len(z.Extra) > 0xffff {
			return errors.New("gzip.Write: Extra data is too large")
		}
		b = append(binary.LittleEndian.AppendUint16(b, uint16(len(z.Extra))), z.Extra...)
	}
	for _, s := range []struct {
		flag byte
		text string
	}{{hasName, z.Name}, {hasComment, z.Comment}} {
		if s.text != "" {
			text, err := latin1(s.text)
			if err != nil {
				return err
			}
			b[3] |= s.flag
			b = append(b, text...)
		}
	}
	if _, err := z.w.Write(b); err != nil {
		return err
	}
	if z.data == nil {
		z.data, _ = flate.NewWriter(z.w, z.level)
	} else {
		z.data.Reset(z.w)
	}
	return nil
}

// Write compresses p.
func (z *Writer) Write(p []byte) (int, error) {
	if z.err != nil {
		return 0, z.err
	}
	if !z.started {
		if z.err = z.start(); z.err != nil {
			return 0, z.err
		}
	}
	var n int
	n, z.err = z.data.Write(p)
	z.digest = crc32.Update(z.digest, crc32.IEEETable, p)
	z.size += uint32(len(p))
	return n, z.err
}

// Flush writes all that has been written so far.
func (z *Writer) Flush() error {
	if z.err != nil || z.closed {
		return z.err
	}
	if !z.started {
		if z.Write(nil); z.err != nil {
			return z.err
		}
	}
	z.err = z.data.Flush()
	return z.err
}

// Close writes the rest, and the checksum.
func (z *Writer) Close() error {
	if z.err != nil || z.closed {
		return z.err
	}
	if !z.started {
		if z.Write(nil); z.err != nil {
			return z.err
		}
	}
	z.closed = true
	if z.err = z.data.Close(); z.err != nil {
		return z.err
	}
	var b [8]byte
	binary.LittleEndian.PutUint32(b[:], z.digest)
	binary.LittleEndian.PutUint32(b[4:], z.size)
	_, z.err = z.w.Write(b[:])
	return z.err
}

// unixStart is the last time that a header cannot have.
var unixStart = time.Unix(0, 0)
