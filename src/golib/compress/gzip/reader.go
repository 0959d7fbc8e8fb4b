// Package gzip reads and writes gzip files, RFC 1952.
package gzip

import (
	"bufio"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"time"
)

var (
	// ErrChecksum says that data is not what it was.
	ErrChecksum = errors.New("gzip: invalid checksum")
	// ErrHeader says that there is no gzip file.
	ErrHeader = errors.New("gzip: invalid header")
)

// Flags of a header.
const (
	hasCRC = 1 << (iota + 1)
	hasExtra
	hasName
	hasComment
)

// A Header is what a file says of its data. Strings are in UTF-8 here and in Latin-1 in files.
type Header struct {
	Comment string
	Extra   []byte
	ModTime time.Time
	Name    string
	OS      byte
}

// A Reader decompresses a gzip file, which may be several, one behind the other.
type Reader struct {
	Header
	r           flate.Reader
	data        io.ReadCloser
	sum, length uint32 // of what was decompressed
	single      bool
	err         error
}

// NewReader makes a Reader and reads the header that r starts with. What follows in r is left there only if r is an
// io.ByteReader.
func NewReader(r io.Reader) (*Reader, error) {
	z := &Reader{}
	err := z.Reset(r)
	if err != nil {
		z = nil
	}
	return z, err
}

// Reset makes z what NewReader returns for r, with the memory that it has.
func (z *Reader) Reset(r io.Reader) error {
	*z = Reader{data: z.data}
	var ok bool
	if z.r, ok = r.(flate.Reader); !ok {
		z.r = bufio.NewReader(r)
	}
	z.Header, z.err = z.header()
	return z.err
}

// Multistream says whether what follows a file belongs to the data if it is one, too.
func (z *Reader) Multistream(ok bool) { z.single = !ok }

func truncated(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// header reads a header. Where there is nothing at all the error is io.EOF.
func (z *Reader) header() (Header, error) {
	var h Header
	var b [10]byte
	if _, err := io.ReadFull(z.r, b[:]); err != nil {
		return h, err
	}
	if b[0] != 0x1f || b[1] != 0x8b || b[2] != 8 {
		return h, ErrHeader
	}
	flags := b[3]
	if t := binary.LittleEndian.Uint32(b[4:]); t > 0 {
		h.ModTime = time.Unix(int64(t), 0)
	}
	h.OS = b[9]
	sum := crc32.ChecksumIEEE(b[:])
	more := func(p []byte) error {
		_, err := io.ReadFull(z.r, p)
		sum = crc32.Update(sum, crc32.IEEETable, p)
		return truncated(err)
	}
	if flags&hasExtra != 0 {
		if err := more(b[:2]); err != nil {
			return h, err
		}
		h.Extra = make([]byte, binary.LittleEndian.Uint16(b[:]))
		if err := more(h.Extra); err != nil {
			return h, err
		}
	}
	text := func() (string, error) {
		var s []rune
		for {
			if err := more(b[:1]); err != nil {
				return "", err
			}
			if b[0] == 0 {
				return string(s), nil
			}
			if len(s) == 511 {
				return "", ErrHeader
			}
			s = append(s, rune(b[0]))
		}
	}
	var err error
	if flags&hasName != 0 {
		if h.Name, err = text(); err != nil {
			return h, err
		}
	}
	if flags&hasComment != 0 {
		if h.Comment, err = text(); err != nil {
			return h, err
		}
	}
	if flags&hasCRC != 0 {
		want := uint16(sum)
		if err := more(b[:2]); err != nil {
			return h, err
		}
		if binary.LittleEndian.Uint16(b[:]) != want {
			return h, ErrHeader
		}
	}
	z.sum, z.length = 0, 0
	if z.data == nil {
		z.data = flate.NewReader(z.r)
	} else {
		z.data.(flate.Resetter).Reset(z.r, nil)
	}
	return h, nil
}

// Read decompresses. With io.EOF all data has been checked.
func (z *Reader) Read(p []byte) (n int, err error) {
	for z.err == nil {
		n, z.err = z.data.Read(p)
		z.sum = crc32.Update(z.sum, crc32.IEEETable, p[:n])
		z.length += uint32(n)
		if z.err != io.EOF {
			break
		}
		if z.err = z.next(); n > 0 {
			break
		}
	}
	return n, z.err
}

// next checks what stands behind the data and goes on to the next file, if that counts. If there is none, it is io.EOF.
func (z *Reader) next() error {
	var b [8]byte
	_, err := io.ReadFull(z.r, b[:])
	switch {
	case err != nil:
		return truncated(err)
	case binary.LittleEndian.Uint32(b[:]) != z.sum, binary.LittleEndian.Uint32(b[4:]) != z.length:
		return ErrChecksum
	case z.single:
		return io.EOF
	}
	_, err = z.header()
	return err
}

// Close closes z, but not what it reads.
func (z *Reader) Close() error { return z.data.Close() }
