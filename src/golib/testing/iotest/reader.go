package iotest

import (
	"bytes"
	"fmt"
	"io"
)

// TestReader reads r, which should have this content, in many ways, with Seek and ReadAt too if it has them. It returns the first thing that is wrong.
func TestReader(r io.Reader, content []byte) error {
	if len(content) > 0 {
		if n, err := r.Read(nil); n != 0 || err != nil {
			return fmt.Errorf("Read(0) = %d, %v, want 0, nil", n, err)
		}
	}
	data, err := io.ReadAll(pieces(r))
	if err != nil {
		return err
	}
	if !bytes.Equal(data, content) {
		return fmt.Errorf("ReadAll(small amounts) = %q\n\twant %q", data, content)
	}
	if n, err := r.Read(make([]byte, 10)); n != 0 || err != io.EOF {
		return fmt.Errorf("Read(10) at EOF = %v, %v, want 0, EOF", n, err)
	}
	if s, ok := r.(io.ReadSeeker); ok {
		if err := testSeeker(s, content); err != nil {
			return err
		}
	}
	if at, ok := r.(io.ReaderAt); ok {
		return testReaderAt(at, content)
	}
	return nil
}

// pieces reads one, two or three bytes at a time.
func pieces(r io.Reader) io.Reader {
	size, offset := 0, 0
	return readFunc(func(p []byte) (int, error) {
		if len(p) == 0 {
			return 0, nil
		}
		size = size%3 + 1
		n, err := r.Read(p[:min(size, len(p))])
		if err != nil && err != io.EOF {
			err = fmt.Errorf("Read(%d bytes at offset %d): %v", n, offset, err)
		}
		offset += n
		return n, err
	})
}

// seekTest seeks and notes the first failure.
type seekTest struct {
	s   io.ReadSeeker
	err error
}

// seek moves by or to offset and says where that should end. start is where it began, -1 for the end.
func (t *seekTest) seek(offset int64, whence, start int, want int64) {
	if t.err != nil {
		return
	}
	got, err := t.s.Seek(offset, whence)
	if got == want && err == nil {
		return
	}
	from := "EOF"
	if start >= 0 {
		from = fmt.Sprint(start)
	}
	sign := ""
	if offset > 0 && whence == io.SeekCurrent {
		sign = "+"
	}
	t.err = fmt.Errorf("Seek(%s%d, %d) from %s = %d, %v, want %d, nil", sign, offset, whence, from, got, err, want)
}

// rest reads to the end.
func (t *seekTest) rest(r io.Reader, offset int, want []byte) {
	if t.err != nil {
		return
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.err = fmt.Errorf("ReadAll from offset %d: %v", offset, err)
	} else if !bytes.Equal(data, want) {
		t.err = fmt.Errorf("ReadAll from offset %d = %q\n\twant %q", offset, data, want)
	}
}

// testSeeker moves around in all three ways; it begins at the end.
func testSeeker(s io.ReadSeeker, content []byte) error {
	n := len(content)
	middle := n - n/3
	t := &seekTest{s: s}
	t.seek(0, io.SeekCurrent, -1, int64(n))
	if middle > 0 {
		t.seek(-1, io.SeekCurrent, -1, int64(n-1))
		t.seek(int64(-n/3), io.SeekCurrent, n-1, int64(middle-1))
		t.seek(+1, io.SeekCurrent, middle-1, int64(middle))
	}
	t.seek(0, io.SeekCurrent, middle, int64(middle))
	t.rest(pieces(s), middle, content[middle:])
	t.seek(int64(middle/2), io.SeekStart, -1, int64(middle/2))
	t.seek(int64(-n/3), io.SeekEnd, middle/2, int64(middle))
	t.rest(pieces(s), middle, content[middle:])
	t.seek(int64(middle/2), io.SeekStart, -1, int64(middle/2))
	t.rest(s, middle/2, content[middle/2:])
	return t.err
}

// testReaderAt reads all of it, nothing behind the end, one byte too many, and each byte by itself.
func testReaderAt(r io.ReaderAt, content []byte) error {
	size := len(content)
	data := make([]byte, size, size+1)
	spoil := func() {
		for i := range data {
			data[i] = 0xfe
		}
	}
	spoil()
	n, err := r.ReadAt(data, 0)
	if n != size || err != nil && err != io.EOF {
		return fmt.Errorf("ReadAt(%d, 0) = %v, %v, want %d, nil or EOF", size, n, err, size)
	}
	if !bytes.Equal(data, content) {
		return fmt.Errorf("ReadAt(%d, 0) = %q\n\twant %q", size, data, content)
	}
	n, err = r.ReadAt(data[:1], int64(size))
	if n != 0 || err != io.EOF {
		return fmt.Errorf("ReadAt(1, %d) = %v, %v, want 0, EOF", size, n, err)
	}
	spoil()
	n, err = r.ReadAt(data[:cap(data)], 0)
	if n != size || err != io.EOF {
		return fmt.Errorf("ReadAt(%d, 0) = %v, %v, want %d, EOF", cap(data), n, err, size)
	}
	if !bytes.Equal(data, content) {
		return fmt.Errorf("ReadAt(%d, 0) = %q\n\twant %q", size, data, content)
	}
	spoil()
	for i := range data {
		isLast := i == size-1
		n, err := r.ReadAt(data[i:i+1], int64(i))
		if n != 1 || err != nil && !(isLast && err == io.EOF) {
			want := "nil"
			if isLast {
				want = "nil or EOF"
			}
			return fmt.Errorf("ReadAt(1, %d) = %v, %v, want 1, %s", i, n, err, want)
		}
		if data[i] != content[i] {
			return fmt.Errorf("ReadAt(1, %d) = %q want %q", i, data[i:i+1], content[i:i+1])
		}
	}
	return nil
}
