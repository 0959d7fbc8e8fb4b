package bufio

import (
	"bytes"
	"strings"
)

// ReadSlice reads up to and including the first delim and returns that in the buffer, valid until the next operation. If there
// is no delim, it returns what there is with the error that ended it, ErrBufferFull if it does not fit into the buffer.
func (b *Reader) ReadSlice(delim byte) (line []byte, err error) {
	searched := 0
	for {
		next := b.buf[b.from:b.to]
		end := bytes.IndexByte(next[searched:], delim) + 1
		switch {
		case end > 0:
			line = next[:searched+end]
		case b.err != nil:
			line, err = next, b.failure()
		case len(next) == len(b.buf):
			line, err = next, ErrBufferFull
		default:
			searched = len(next)
			b.more()
			continue
		}
		break
	}
	b.from += len(line)
	if n := len(line); n > 0 {
		b.undoByte, b.undoRune = int(line[n-1]), -1
	}
	return line, err
}

// ReadLine returns the next line without the \n or \r\n that ends it, in the buffer, valid until the next operation. Of a line
// that does not fit there, it returns a part, and isPrefix says that it goes on. It returns a line or an error, not both.
// ReadBytes, ReadString and Scanner are easier to use.
func (b *Reader) ReadLine() (line []byte, isPrefix bool, err error) {
	line, err = b.ReadSlice('\n')
	last := len(line) - 1
	if err == ErrBufferFull {
		if last >= 0 && line[last] == '\r' {
			// It is for the next part to say whether that belongs to the end of the line.
			b.from--
			line = line[:last]
		}
		return line, true, nil
	}
	if last < 0 {
		return nil, false, err
	}
	if line[last] == '\n' {
		line = line[:last]
		if last > 0 && line[last-1] == '\r' {
			line = line[:last-1]
		}
	}
	return line, false, nil
}

// ReadBytes reads up to and including the first delim. If there is none, it returns what there is and the error that ended it,
// often io.EOF.
func (b *Reader) ReadBytes(delim byte) ([]byte, error) {
	all := []byte{}
	for {
		part, err := b.ReadSlice(delim)
		all = append(all, part...)
		if err != ErrBufferFull {
			return all, err
		}
	}
}

// ReadString is ReadBytes that returns a string.
func (b *Reader) ReadString(delim byte) (string, error) {
	part, err := b.ReadSlice(delim)
	if err != ErrBufferFull {
		return string(part), err
	}
	var all strings.Builder
	for err == ErrBufferFull {
		all.Write(part)
		part, err = b.ReadSlice(delim)
	}
	all.Write(part)
	return all.String(), err
}
