// Package iotest has readers and writers that behave in ways in which few do.
package iotest

import (
	"errors"
	"io"
	"log"
)

// ErrTimeout is what a TimeoutReader returns.
var ErrTimeout = errors.New("timeout")

// readFunc is a Reader that is one function.
type readFunc func(p []byte) (int, error)

func (f readFunc) Read(p []byte) (int, error) { return f(p) }

type writeFunc func(p []byte) (int, error)

func (f writeFunc) Write(p []byte) (int, error) { return f(p) }

// OneByteReader reads one byte at a time.
func OneByteReader(r io.Reader) io.Reader {
	return readFunc(func(p []byte) (int, error) {
		if len(p) == 0 {
			return 0, nil
		}
		return r.Read(p[:1])
	})
}

// HalfReader reads half of what is asked for.
func HalfReader(r io.Reader) io.Reader {
	return readFunc(func(p []byte) (int, error) { return r.Read(p[:(len(p)+1)/2]) })
}

// DataErrReader returns the error, such as io.EOF, with the last data and not behind it.
func DataErrReader(r io.Reader) io.Reader {
	buf := make([]byte, 1024)
	var ahead []byte
	return readFunc(func(p []byte) (n int, err error) {
		for {
			// Only when more has been asked for is it known what were the last data.
			if len(ahead) == 0 {
				var m int
				m, err = r.Read(buf)
				ahead = buf[:m]
			}
			if n > 0 || err != nil {
				return n, err
			}
			n = copy(p, ahead)
			ahead = ahead[n:]
		}
	})
}

// TimeoutReader fails with ErrTimeout at the second Read, and works again then.
func TimeoutReader(r io.Reader) io.Reader {
	calls := 0
	return readFunc(func(p []byte) (int, error) {
		if calls++; calls == 2 {
			return 0, ErrTimeout
		}
		return r.Read(p)
	})
}

// ErrReader always fails.
func ErrReader(err error) io.Reader {
	return readFunc(func([]byte) (int, error) { return 0, err })
}

// TruncateWriter writes the first n bytes and says the same of the others.
func TruncateWriter(w io.Writer, n int64) io.Writer {
	return writeFunc(func(p []byte) (int, error) {
		if n <= 0 {
			return len(p), nil
		}
		m, err := w.Write(p[:min(int64(len(p)), n)])
		n -= int64(m)
		if err != nil {
			return m, err
		}
		return len(p), nil
	})
}

func logged(prefix string, p []byte, err error) {
	if err != nil {
		log.Printf("%s %x: %v", prefix, p, err)
		return
	}
	log.Printf("%s %x", prefix, p)
}

// NewWriteLogger logs, in hexadecimal digits, what is written.
func NewWriteLogger(prefix string, w io.Writer) io.Writer {
	return writeFunc(func(p []byte) (int, error) {
		n, err := w.Write(p)
		logged(prefix, p[:n], err)
		return n, err
	})
}

// NewReadLogger logs, in hexadecimal digits, what is read.
func NewReadLogger(prefix string, r io.Reader) io.Reader {
	return readFunc(func(p []byte) (int, error) {
		n, err := r.Read(p)
		logged(prefix, p[:n], err)
		return n, err
	})
}
