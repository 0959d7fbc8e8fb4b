// Package io has the interfaces that input and output of bytes share, whatever they come from and go to, and what can be
// done with anything that has them. Unless they say so, their values are for one goroutine at a time.
package io

import "errors"

// EOF says that the input has come to its end, where one may be. Read returns exactly this error, never one around it:
// callers compare with ==.
var EOF = errors.New("EOF")

// ErrUnexpectedEOF says that the input ended in the middle of something.
var ErrUnexpectedEOF = errors.New("unexpected EOF")

// ErrShortWrite says that a Write took less than it was given and had no error to show.
var ErrShortWrite = errors.New("short write")

// ErrShortBuffer says that more must be read than the buffer can hold.
var ErrShortBuffer = errors.New("short buffer")

// ErrNoProgress says that a Reader returned no data and no error many times in a row.
var ErrNoProgress = errors.New("multiple Read calls return no data or error")

// The values of Seek's whence: what its offset counts from.
const (
	SeekStart   = 0 // the start
	SeekCurrent = 1 // where the next Read or Write would be
	SeekEnd     = 2 // the end, so that offsets are negative as a rule
)

// Reader is the interface of input.
//
// Read puts up to len(p) bytes at the start of p and returns how many. It need not wait for more once it has some. At the end
// of the input it returns EOF, with the last bytes or, with 0, after them; callers use the bytes before they look at the error.
// 0 and no error mean that nothing has happened yet. What is in p behind the n bytes may have changed, and p is not kept.
type Reader interface {
	Read(p []byte) (n int, err error)
}

// Writer is the interface of output.
//
// Write writes p and returns how many of its bytes were taken; if those are not all, the error says why. It neither changes
// nor keeps p.
type Writer interface {
	Write(p []byte) (n int, err error)
}

// Closer is what has to be closed after use. What a second Close does is not laid down.
type Closer interface {
	Close() error
}

// Seeker has a position, where the next Read or Write will be.
//
// Seek moves it by offset bytes from what whence says, and returns where it is then, counted from the start. A position before
// the start is an error.
type Seeker interface {
	Seek(offset int64, whence int) (int64, error)
}

// ReadWriter is a Reader and a Writer.
type ReadWriter interface {
	Reader
	Writer
}

// ReadCloser is a Reader and a Closer.
type ReadCloser interface {
	Reader
	Closer
}

// WriteCloser is a Writer and a Closer.
type WriteCloser interface {
	Writer
	Closer
}

// ReadWriteCloser is a Reader, a Writer and a Closer.
type ReadWriteCloser interface {
	ReadWriter
	Closer
}

// ReadSeeker is a Reader and a Seeker.
type ReadSeeker interface {
	Reader
	Seeker
}

// ReadSeekCloser is a Reader, a Seeker and a Closer.
type ReadSeekCloser interface {
	ReadSeeker
	Closer
}

// WriteSeeker is a Writer and a Seeker.
type WriteSeeker interface {
	Writer
	Seeker
}

// ReadWriteSeeker is a Reader, a Writer and a Seeker.
type ReadWriteSeeker interface {
	ReadWriter
	Seeker
}

// ReaderFrom takes all the input of a Reader by itself.
//
// ReadFrom reads r to its end, which is no error, and returns how many bytes those were. Copy uses it.
type ReaderFrom interface {
	ReadFrom(r Reader) (n int64, err error)
}

// WriterTo gives all its data to a Writer by itself.
//
// WriteTo writes to w until nothing is left, and returns how many bytes w took. Copy uses it.
type WriterTo interface {
	WriteTo(w Writer) (n int64, err error)
}

// ReaderAt is input that can be read at any place, by several goroutines at a time.
//
// ReadAt fills p with what begins at byte off; if it returns fewer bytes, the error says why. Where Read goes on is unchanged.
type ReaderAt interface {
	ReadAt(p []byte, off int64) (n int, err error)
}

// WriterAt is output that can be written at any place, by several goroutines at a time if the places do not overlap.
//
// WriteAt writes p so that it begins at byte off; if it takes fewer bytes, the error says why. Where Write goes on is unchanged.
type WriterAt interface {
	WriteAt(p []byte, off int64) (n int, err error)
}

// ByteReader returns bytes one at a time. With an error there is none.
type ByteReader interface {
	ReadByte() (byte, error)
}

// ByteScanner is a ByteReader that can take back the last byte it read. Without one UnreadByte may fail.
type ByteScanner interface {
	ByteReader
	UnreadByte() error
}

// ByteWriter takes bytes one at a time.
type ByteWriter interface {
	WriteByte(c byte) error
}

// RuneReader returns the characters of UTF-8 text one at a time, with their sizes in bytes.
type RuneReader interface {
	ReadRune() (r rune, size int, err error)
}

// RuneScanner is a RuneReader that can take back the last character it read. Without one UnreadRune may fail.
type RuneScanner interface {
	RuneReader
	UnreadRune() error
}

// StringWriter is output that takes strings without converting them to bytes first.
type StringWriter interface {
	WriteString(s string) (n int, err error)
}
