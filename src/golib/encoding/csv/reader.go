// Package csv reads and writes comma-separated values (RFC 4180).
package csv

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"
)

// Errors of a ParseError.
var (
	ErrBareQuote     = errors.New("bare \" in non-quoted-field")
	ErrQuote         = errors.New("extraneous or missing \" in quoted-field")
	ErrFieldCount    = errors.New("wrong number of fields")
	ErrTrailingComma = errors.New("extra delimiter at end of line")
)

var errDelimiter = errors.New("csv: invalid field or comment delimiter")

// A ParseError says where a record is wrong. Lines and columns count from 1.
type ParseError struct {
	StartLine int
	Line      int
	Column    int
	Err       error
}

func (e *ParseError) Error() string {
	if e.Err == ErrFieldCount {
		return fmt.Sprintf("record on line %d: %v", e.Line, e.Err)
	}
	s := fmt.Sprintf("parse error on line %d, column %d: %v", e.Line, e.Column, e.Err)
	if e.StartLine != e.Line {
		s = fmt.Sprintf("record on line %d; ", e.StartLine) + s
	}
	return s
}

// Unwrap returns the error without its place.
func (e *ParseError) Unwrap() error { return e.Err }

// A Reader reads records.
type Reader struct {
	Comma            rune
	Comment          rune
	FieldsPerRecord  int
	LazyQuotes       bool
	TrimLeadingSpace bool
	ReuseRecord      bool
	TrailingComma    bool

	in     *bufio.Reader
	lines  int   // that have been read
	offset int64 // of the next
	reused []string
	rec    record
}

// A record is one that is being read. Its fields stand in text one behind the other.
type record struct {
	text   []byte
	ends   []int   // of the fields, in text
	begins []place // of the fields, in the input
	begin  place   // of the field that is being read
	first  int     // the first line
	// What is left of the line, where that is, and what followed the line.
	left []byte
	at   place
	end  error
}

type place struct{ line, column int }

// NewReader returns a reader.
func NewReader(r io.Reader) *Reader { return &Reader{Comma: ',', in: bufio.NewReader(r)} }

// Read returns the next record.
func (r *Reader) Read() (record []string, err error) {
	if !r.ReuseRecord {
		return r.next(nil)
	}
	r.reused, err = r.next(r.reused)
	return r.reused, err
}

// ReadAll reads up to the end.
func (r *Reader) ReadAll() (records [][]string, err error) {
	for err == nil {
		var fields []string
		if fields, err = r.next(nil); err == nil {
			records = append(records, fields)
		}
	}
	if err != io.EOF {
		return nil, err
	}
	return records, nil
}

// FieldPos says where a field of the last record begins.
func (r *Reader) FieldPos(field int) (line, column int) {
	if field < 0 || field >= len(r.rec.begins) {
		panic("out of range index passed to FieldPos")
	}
	return r.rec.begins[field].line, r.rec.begins[field].column
}

// InputOffset is the number of bytes that have been read.
func (r *Reader) InputOffset() int64 { return r.offset }

// separates reports whether a rune can be a delimiter.
func separates(r rune) bool {
	switch r {
	case 0, '"', '\r', '\n', utf8.RuneError:
		return false
	}
	return utf8.ValidRune(r)
}

// next reads a record into `fields`.
func (r *Reader) next(fields []string) ([]string, error) {
	if !separates(r.Comma) || r.Comment == r.Comma || r.Comment != 0 && !separates(r.Comment) {
		return nil, errDelimiter
	}
	rec := &r.rec
	for r.readLine(); rec.end == nil && r.skips(rec.left); {
		r.readLine()
	}
	if rec.end == io.EOF {
		return nil, io.EOF
	}
	*rec = record{text: rec.text[:0], ends: rec.ends[:0], begins: rec.begins[:0], first: r.lines, left: rec.left, at: place{r.lines, 1}, end: rec.end}
	err := r.split()
	if err == nil {
		err = rec.end
	}
	fields = rec.fields(fields[:0])
	switch {
	case r.FieldsPerRecord == 0:
		r.FieldsPerRecord = len(fields)
	case r.FieldsPerRecord > 0 && r.FieldsPerRecord != len(fields) && err == nil:
		err = &ParseError{rec.first, rec.first, 1, ErrFieldCount}
	}
	return fields, err
}

// readLine reads a line, with \n at its end unless the input ends there. The end of the
// input comes as an error only when there is nothing in front of it.
func (r *Reader) readLine() {
	line, err := r.in.ReadSlice('\n')
	for err == bufio.ErrBufferFull {
		// The buffer will be used again.
		var more []byte
		line = bytes.Clone(line)
		more, err = r.in.ReadSlice('\n')
		line = append(line, more...)
	}
	r.lines++
	r.offset += int64(len(line))
	if body, ok := bytes.CutSuffix(line, []byte("\r\n")); ok {
		line = append(body, '\n')
	} else if err == io.EOF && len(line) > 0 {
		err = nil
		line = bytes.TrimSuffix(line, []byte("\r"))
	}
	r.rec.left, r.rec.end = line, err
}

// skips reports whether a line is no record: empty, or a comment.
func (r *Reader) skips(line []byte) bool {
	return atLineEnd(line) || r.Comment != 0 && starts(line, r.Comment)
}

func atLineEnd(s []byte) bool { return len(s) == 0 || s[0] == '\n' && len(s) == 1 }

func starts(s []byte, with rune) bool {
	r, _ := utf8.DecodeRune(s)
	return r == with
}

// fields makes strings of the text.
func (rec *record) fields(into []string) []string {
	text, from := string(rec.text), 0
	for _, to := range rec.ends {
		into = append(into, text[from:to])
		from = to
	}
	return into
}

// move goes on by n bytes of the line.
func (rec *record) move(n int) {
	rec.left = rec.left[n:]
	rec.at.column += n
}

// keep makes the next n bytes of the line part of the field.
func (rec *record) keep(n int) {
	rec.text = append(rec.text, rec.left[:n]...)
	rec.move(n)
}

// close ends the field.
func (rec *record) close() {
	rec.ends = append(rec.ends, len(rec.text))
	rec.begins = append(rec.begins, rec.begin)
}

// A state reads a piece of a record and returns what comes next; nil, when the record
// is over.
type state func(r *Reader) (state, error)

// split takes the record into fields.
func (r *Reader) split() (err error) {
	for now := state((*Reader).start); now != nil && err == nil; {
		now, err = now(r)
	}
	return err
}

// wrong ends the record.
func (r *Reader) wrong(at place, err error) (state, error) {
	return nil, &ParseError{r.rec.first, at.line, at.column, err}
}

// start is in front of a field.
func (r *Reader) start() (state, error) {
	rec := &r.rec
	if r.TrimLeadingSpace {
		field := bytes.TrimLeftFunc(rec.left, unicode.IsSpace)
		if len(field) == 0 && bytes.HasSuffix(rec.left, []byte("\n")) {
			rec.at.column-- // the end of the line is not in front of the field
		}
		rec.move(len(rec.left) - len(field))
	}
	rec.begin = rec.at
	if starts(rec.left, '"') {
		rec.move(1)
		return (*Reader).quoted, nil
	}
	return (*Reader).bare, nil
}

// bare is in a field without quotes.
func (r *Reader) bare() (state, error) {
	rec := &r.rec
	field, _, more := bytes.Cut(rec.left, utf8.AppendRune(nil, r.Comma))
	if !more {
		field = bytes.TrimSuffix(field, []byte("\n"))
	}
	if quote := bytes.IndexByte(field, '"'); quote >= 0 && !r.LazyQuotes {
		return r.wrong(place{r.lines, rec.at.column + quote}, ErrBareQuote)
	}
	rec.keep(len(field))
	rec.close()
	if !more {
		return nil, nil
	}
	rec.move(utf8.RuneLen(r.Comma))
	return (*Reader).start, nil
}

// quoted is behind a quote that began a field, which may have several lines.
func (r *Reader) quoted() (state, error) {
	rec := &r.rec
	if quote := bytes.IndexByte(rec.left, '"'); quote >= 0 {
		rec.keep(quote)
		rec.move(1)
		return (*Reader).unquoted, nil
	}
	if len(rec.left) == 0 {
		if !r.LazyQuotes && rec.end == nil {
			return r.wrong(rec.at, ErrQuote)
		}
		rec.close()
		return nil, nil
	}
	rec.keep(len(rec.left))
	if rec.end != nil {
		return nil, nil
	}
	r.readLine()
	if rec.end == io.EOF {
		rec.end = nil // what is wrong is the quote
	}
	if len(rec.left) > 0 {
		rec.at = place{rec.at.line + 1, 1}
	}
	return (*Reader).quoted, nil
}

// unquoted is behind a quote in such a field.
func (r *Reader) unquoted() (state, error) {
	rec := &r.rec
	switch {
	case starts(rec.left, '"'):
		rec.keep(1)
		return (*Reader).quoted, nil
	case starts(rec.left, r.Comma):
		rec.close()
		rec.move(utf8.RuneLen(r.Comma))
		return (*Reader).start, nil
	case atLineEnd(rec.left):
		rec.close()
		return nil, nil
	case r.LazyQuotes:
		rec.text = append(rec.text, '"')
		return (*Reader).quoted, nil
	}
	return r.wrong(place{r.lines, rec.at.column - 1}, ErrQuote)
}
