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

var errInvalidDelim = errors.New("csv: invalid field or comment delimiter")

// A ParseError says where a record is wrong. Lines and columns count from 1.
type ParseError struct {
	StartLine int
	Line      int
	Column    int
	Err       error
}

func (e *ParseError) Error() string {
	switch {
	case e.Err == ErrFieldCount:
		return fmt.Sprintf("record on line %d: %v", e.Line, e.Err)
	case e.StartLine != e.Line:
		return fmt.Sprintf("record on line %d; parse error on line %d, column %d: %v", e.StartLine, e.Line, e.Column, e.Err)
	}
	return fmt.Sprintf("parse error on line %d, column %d: %v", e.Line, e.Column, e.Err)
}

// Unwrap returns the error without its place.
func (e *ParseError) Unwrap() error { return e.Err }

func validDelim(r rune) bool {
	return r != 0 && r != '"' && r != '\r' && r != '\n' && utf8.ValidRune(r) && r != utf8.RuneError
}

// A Reader reads records.
type Reader struct {
	Comma            rune
	Comment          rune
	FieldsPerRecord  int
	LazyQuotes       bool
	TrimLeadingSpace bool
	ReuseRecord      bool
	TrailingComma    bool

	r       *bufio.Reader
	numLine int
	offset  int64
	last    []string
	// The record that is being read: its text, where fields end in it, and where
	// they begin in the input.
	text      []byte
	ends      []int
	positions []position
	// What is left of the line, and the place in the input.
	line    []byte
	at      position
	readErr error
	start   int
}

type position struct{ line, col int }

// NewReader returns a reader.
func NewReader(r io.Reader) *Reader { return &Reader{Comma: ',', r: bufio.NewReader(r)} }

// Read returns the next record.
func (r *Reader) Read() (record []string, err error) {
	if r.ReuseRecord {
		record, err = r.record(r.last)
		r.last = record
		return record, err
	}
	return r.record(nil)
}

// FieldPos says where a field of the last record begins.
func (r *Reader) FieldPos(field int) (line, column int) {
	if field < 0 || field >= len(r.positions) {
		panic("out of range index passed to FieldPos")
	}
	p := r.positions[field]
	return p.line, p.col
}

// InputOffset is the number of bytes that have been read.
func (r *Reader) InputOffset() int64 { return r.offset }

// ReadAll reads up to the end.
func (r *Reader) ReadAll() (records [][]string, err error) {
	for {
		record, err := r.record(nil)
		if err == io.EOF {
			return records, nil
		}
		if err != nil {
			return nil, err
		}
		records = append(records, record)
	}
}

// readLine reads a line; it ends with \n alone, or with the input.
func (r *Reader) readLine() ([]byte, error) {
	line, err := r.r.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		long := append([]byte(nil), line...)
		for err == bufio.ErrBufferFull {
			line, err = r.r.ReadSlice('\n')
			long = append(long, line...)
		}
		line = long
	}
	n := len(line)
	if n > 0 && err == io.EOF {
		err = nil
		if line[n-1] == '\r' {
			line = line[:n-1]
		}
	}
	r.numLine++
	r.offset += int64(n)
	if n := len(line); n >= 2 && line[n-2] == '\r' && line[n-1] == '\n' {
		line[n-2] = '\n'
		line = line[:n-1]
	}
	return line, err
}

func newline(b []byte) int {
	if len(b) > 0 && b[len(b)-1] == '\n' {
		return 1
	}
	return 0
}

func firstRune(b []byte) rune {
	r, _ := utf8.DecodeRune(b)
	return r
}

func (r *Reader) record(into []string) ([]string, error) {
	if r.Comma == r.Comment || !validDelim(r.Comma) || r.Comment != 0 && !validDelim(r.Comment) {
		return nil, errInvalidDelim
	}
	for {
		r.line, r.readErr = r.readLine()
		isComment := r.Comment != 0 && firstRune(r.line) == r.Comment
		isEmpty := len(r.line) == newline(r.line)
		if r.readErr != nil || !isComment && !isEmpty {
			break
		}
	}
	if r.readErr == io.EOF {
		return nil, r.readErr
	}
	r.text, r.ends, r.positions = r.text[:0], r.ends[:0], r.positions[:0]
	r.start = r.numLine
	r.at = position{r.numLine, 1}
	err := r.fields()
	if err == nil {
		err = r.readErr
	}
	all := string(r.text)
	into = into[:0]
	from := 0
	for _, end := range r.ends {
		into = append(into, all[from:end])
		from = end
	}
	if r.FieldsPerRecord > 0 {
		if len(into) != r.FieldsPerRecord && err == nil {
			err = &ParseError{r.start, r.start, 1, ErrFieldCount}
		}
	} else if r.FieldsPerRecord == 0 {
		r.FieldsPerRecord = len(into)
	}
	return into, err
}

func (r *Reader) advance(n int) {
	r.line = r.line[n:]
	r.at.col += n
}

func (r *Reader) endField(p position) {
	r.ends = append(r.ends, len(r.text))
	r.positions = append(r.positions, p)
}

func (r *Reader) fields() error {
	for more := true; more; {
		if r.TrimLeadingSpace {
			i := bytes.IndexFunc(r.line, func(c rune) bool { return !unicode.IsSpace(c) })
			if i < 0 {
				i = len(r.line)
				r.at.col -= newline(r.line)
			}
			r.advance(i)
		}
		var err error
		if len(r.line) == 0 || r.line[0] != '"' {
			more, err = r.bare()
		} else {
			more, err = r.quoted()
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// bare reads a field without quotes, and reports whether another one follows.
func (r *Reader) bare() (more bool, err error) {
	i := bytes.IndexRune(r.line, r.Comma)
	field := r.line
	if i >= 0 {
		field = field[:i]
	} else {
		field = field[:len(field)-newline(field)]
	}
	if !r.LazyQuotes {
		if j := bytes.IndexByte(field, '"'); j >= 0 {
			return false, &ParseError{r.start, r.numLine, r.at.col + j, ErrBareQuote}
		}
	}
	r.text = append(r.text, field...)
	r.endField(r.at)
	if i >= 0 {
		r.advance(i + utf8.RuneLen(r.Comma))
	}
	return i >= 0, nil
}

// quoted reads a field in quotes, which may have several lines.
func (r *Reader) quoted() (more bool, err error) {
	begin := r.at
	r.advance(1)
	for {
		i := bytes.IndexByte(r.line, '"')
		switch {
		case i >= 0:
			r.text = append(r.text, r.line[:i]...)
			r.advance(i + 1)
			switch c := firstRune(r.line); {
			case c == '"':
				r.text = append(r.text, '"')
				r.advance(1)
			case c == r.Comma:
				r.advance(utf8.RuneLen(r.Comma))
				r.endField(begin)
				return true, nil
			case newline(r.line) == len(r.line):
				r.endField(begin)
				return false, nil
			case r.LazyQuotes:
				r.text = append(r.text, '"')
			default:
				return false, &ParseError{r.start, r.numLine, r.at.col - 1, ErrQuote}
			}
		case len(r.line) > 0:
			r.text = append(r.text, r.line...)
			if r.readErr != nil {
				return false, nil
			}
			r.at.col += len(r.line)
			r.line, r.readErr = r.readLine()
			if len(r.line) > 0 {
				r.at.line++
				r.at.col = 1
			}
			if r.readErr == io.EOF {
				r.readErr = nil
			}
		default:
			if !r.LazyQuotes && r.readErr == nil {
				return false, &ParseError{r.start, r.at.line, r.at.col, ErrQuote}
			}
			r.endField(begin)
			return false, nil
		}
	}
}
