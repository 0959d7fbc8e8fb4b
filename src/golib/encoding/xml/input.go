package xml

import (
	"bufio"
	"io"
)

// An input gives bytes, of which the last can be taken back. While someone keeps, what has been read stays in kept.
type input struct {
	r         io.ByteReader
	failure   error // why there is no next byte; stays
	back      int   // a byte that was taken back, or -1
	offset    int64
	line      int
	lineStart int64
	keepers   int
	kept      []byte
	mark      int // the length of kept where the current raw token starts
}

func newInput(r io.Reader) input {
	return input{r: byteReader(r), back: -1, line: 1}
}

func byteReader(r io.Reader) io.ByteReader {
	if b, ok := r.(io.ByteReader); ok {
		return b
	}
	return bufio.NewReader(r)
}

// next returns the next byte; not ok means that failure says why.
func (in *input) next() (b byte, ok bool) {
	if in.failure != nil {
		return 0, false
	}
	if in.back >= 0 {
		b = byte(in.back)
		in.back = -1
	} else {
		var err error
		if b, err = in.r.ReadByte(); err != nil {
			in.failure = err
			return 0, false
		}
	}
	if in.keepers > 0 {
		in.kept = append(in.kept, b)
	}
	in.offset++
	if b == '\n' {
		in.line++
		in.lineStart = in.offset
	}
	return b, true
}

// unread takes b, the last byte, back.
func (in *input) unread(b byte) {
	in.back = int(b)
	in.offset--
	if b == '\n' {
		in.line--
	}
	if in.keepers > 0 {
		in.kept = in.kept[:len(in.kept)-1]
	}
}

// skipSpace skips white space.
func (in *input) skipSpace() {
	for {
		b, ok := in.next()
		if !ok {
			return
		}
		switch b {
		case ' ', '\t', '\r', '\n':
		default:
			in.unread(b)
			return
		}
	}
}

// keep starts to keep what is read, and returns where that begins.
func (in *input) keep() int {
	in.keepers++
	return len(in.kept)
}

// release ends a keep.
func (in *input) release() {
	in.keepers--
	if in.keepers == 0 {
		in.kept = in.kept[:0]
	}
}
