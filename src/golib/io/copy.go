package io

import "errors"

var errInvalidWrite = errors.New("invalid write result")

// WriteString writes s to w, as a string if w takes strings.
func WriteString(w Writer, s string) (n int, err error) {
	switch w := w.(type) {
	case StringWriter:
		return w.WriteString(s)
	default:
		return w.Write([]byte(s))
	}
}

// ReadAtLeast reads into buf until it has min bytes or more, and returns how many it has. If the input ends before that, the
// error is EOF if there was nothing, else ErrUnexpectedEOF. A buf shorter than min is ErrShortBuffer, without reading.
func ReadAtLeast(r Reader, buf []byte, min int) (n int, err error) {
	if min > len(buf) {
		return 0, ErrShortBuffer
	}
	for n < min {
		got, err := r.Read(buf[n:])
		n += got
		switch {
		case n >= min:
		case err == EOF && n > 0:
			return n, ErrUnexpectedEOF
		case err != nil:
			return n, err
		}
	}
	return n, nil
}

// ReadFull reads until buf is full, with the errors of ReadAtLeast.
func ReadFull(r Reader, buf []byte) (n int, err error) { return ReadAtLeast(r, buf, len(buf)) }

// ReadAll reads r to its end, which is no error, and returns all of it. With another error it returns what came before.
func ReadAll(r Reader) ([]byte, error) {
	all := make([]byte, 0, 512)
	for {
		n, err := r.Read(all[len(all):cap(all)])
		all = all[:len(all)+n]
		if err == EOF {
			return all, nil
		}
		if err != nil {
			return all, err
		}
		if len(all) == cap(all) {
			// append grows it.
			all = append(all, 0)[:len(all)]
		}
	}
}

// Copy writes to dst what it reads from src, up to the end of that, which is no error. It leaves the work to WriteTo of src or
// ReadFrom of dst where there is one. written counts bytes.
func Copy(dst Writer, src Reader) (written int64, err error) { return transfer(dst, src, nil) }

// CopyBuffer is Copy that uses buf if it needs a buffer; if that is nil it makes one. An empty buf is a panic.
func CopyBuffer(dst Writer, src Reader, buf []byte) (written int64, err error) {
	if len(buf) == 0 && buf != nil {
		panic("empty buffer in CopyBuffer")
	}
	return transfer(dst, src, buf)
}

// CopyN is Copy of the next n bytes of src. If there are fewer, the error is EOF or what ended it.
func CopyN(dst Writer, src Reader, n int64) (written int64, err error) {
	written, err = Copy(dst, LimitReader(src, n))
	switch {
	case written == n:
		err = nil
	case written < n && err == nil:
		err = EOF
	}
	return written, err
}

func transfer(dst Writer, src Reader, buf []byte) (written int64, err error) {
	if from, ok := src.(WriterTo); ok {
		return from.WriteTo(dst)
	}
	if to, ok := dst.(ReaderFrom); ok {
		return to.ReadFrom(src)
	}
	if buf == nil {
		buf = make([]byte, bufferFor(src))
	}
	for {
		got, end := src.Read(buf)
		if got > 0 {
			taken, err := dst.Write(buf[:got])
			if taken < 0 || taken > got {
				taken = 0
				if err == nil {
					err = errInvalidWrite
				}
			}
			written += int64(taken)
			if err == nil && taken < got {
				err = ErrShortWrite
			}
			if err != nil {
				return written, err
			}
		}
		switch end {
		case nil:
		case EOF:
			return written, nil
		default:
			return written, end
		}
	}
}

// bufferFor returns the size in bytes of a buffer to copy src with.
func bufferFor(src Reader) int64 {
	const usual = 32 * 1024
	if l, ok := src.(*LimitedReader); ok {
		return max(1, min(l.N, usual))
	}
	return usual
}
