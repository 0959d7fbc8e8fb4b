package io

import "errors"

var (
	errWhence = errors.New("Seek: invalid whence")
	errOffset = errors.New("Seek: invalid offset")
)

// A SectionReader reads a part of a ReaderAt as if that were all. Its positions count from the start of the part.
type SectionReader struct {
	whole      ReaderAt
	start, end int64
	at         int64 // where Read goes on, in the whole
	n          int64 // as it was asked for: end is less where n reaches beyond all offsets
}

// NewSectionReader returns a SectionReader of the n bytes of r from off on.
func NewSectionReader(r ReaderAt, off int64, n int64) *SectionReader {
	const last = 1<<63 - 1
	end := int64(last)
	if off <= last-n {
		end = off + n
	}
	return &SectionReader{whole: r, start: off, end: end, at: off, n: n}
}

// Outer returns what NewSectionReader was given.
func (s *SectionReader) Outer() (r ReaderAt, off int64, n int64) { return s.whole, s.start, s.n }

// Size returns how many bytes the part has.
func (s *SectionReader) Size() int64 { return s.end - s.start }

// Read reads on in the part; at its end it returns EOF.
func (s *SectionReader) Read(p []byte) (n int, err error) {
	left := s.end - s.at
	if left <= 0 {
		return 0, EOF
	}
	n, err = s.whole.ReadAt(p[:min(int64(len(p)), left)], s.at)
	s.at += int64(n)
	return n, err
}

// ReadAt reads at byte off of the part. Offsets that are not in it are at its end: EOF.
func (s *SectionReader) ReadAt(p []byte, off int64) (n int, err error) {
	if off < 0 || off >= s.Size() {
		return 0, EOF
	}
	at := s.start + off
	if left := s.end - at; int64(len(p)) > left {
		if n, err = s.whole.ReadAt(p[:left], at); err == nil {
			err = EOF
		}
		return n, err
	}
	return s.whole.ReadAt(p, at)
}

// Seek moves to where Read goes on. That can be beyond the end, but not before the start.
func (s *SectionReader) Seek(offset int64, whence int) (int64, error) {
	base := s.end
	if whence != SeekEnd {
		var err error
		if base, err = seekBase(whence, s.start, s.at); err != nil {
			return 0, err
		}
	}
	return moveTo(&s.at, base+offset, s.start)
}

// seekBase returns what a Seek counts from that cannot count from an end.
func seekBase(whence int, start, at int64) (int64, error) {
	switch whence {
	case SeekStart:
		return start, nil
	case SeekCurrent:
		return at, nil
	}
	return 0, errWhence
}

// moveTo sets *at to a position that must not be before start, and returns its distance from there.
func moveTo(at *int64, to, start int64) (int64, error) {
	if to < start {
		return 0, errOffset
	}
	*at = to
	return to - start, nil
}

// An OffsetWriter writes to a WriterAt from some place on. Its positions count from there.
type OffsetWriter struct {
	whole     WriterAt
	start, at int64
}

// NewOffsetWriter returns an OffsetWriter that begins at byte off of w.
func NewOffsetWriter(w WriterAt, off int64) *OffsetWriter { return &OffsetWriter{w, off, off} }

// Write writes on behind what was written.
func (o *OffsetWriter) Write(p []byte) (n int, err error) {
	n, err = o.whole.WriteAt(p, o.at)
	o.at += int64(n)
	return n, err
}

// WriteAt writes at byte off; it may not be negative.
func (o *OffsetWriter) WriteAt(p []byte, off int64) (n int, err error) {
	if off < 0 {
		return 0, errOffset
	}
	return o.whole.WriteAt(p, o.start+off)
}

// Seek moves to where Write goes on. There is no end to count from.
func (o *OffsetWriter) Seek(offset int64, whence int) (int64, error) {
	base, err := seekBase(whence, o.start, o.at)
	if err != nil {
		return 0, err
	}
	return moveTo(&o.at, base+offset, o.start)
}
