// Writing of records.

package csv

import (
	"bufio"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Writer writes records.
type Writer struct {
	Comma   rune
	UseCRLF bool
	w       *bufio.Writer
}

// NewWriter returns a writer.
func NewWriter(w io.Writer) *Writer { return &Writer{Comma: ',', w: bufio.NewWriter(w)} }

// Write writes a record; Flush must follow at the end.
func (w *Writer) Write(record []string) error {
	if !separates(w.Comma) {
		return errDelimiter
	}
	for i, field := range record {
		if i > 0 {
			if _, err := w.w.WriteRune(w.Comma); err != nil {
				return err
			}
		}
		if w.needsQuotes(field) {
			field = w.quoted(field)
		}
		if _, err := w.w.WriteString(field); err != nil {
			return err
		}
	}
	end := "\n"
	if w.UseCRLF {
		end = "\r\n"
	}
	_, err := w.w.WriteString(end)
	return err
}

func (w *Writer) quoted(field string) string {
	field = strings.ReplaceAll(field, `"`, `""`)
	if w.UseCRLF {
		field = strings.ReplaceAll(field, "\r", "")
		field = strings.ReplaceAll(field, "\n", "\r\n")
	}
	return `"` + field + `"`
}

// needsQuotes is true for \. too, which ends the data of some programs.
func (w *Writer) needsQuotes(field string) bool {
	if field == "" {
		return false
	}
	if field == `\.` || strings.ContainsRune(field, w.Comma) || strings.ContainsAny(field, "\"\r\n") {
		return true
	}
	r, _ := utf8.DecodeRuneInString(field)
	return unicode.IsSpace(r)
}

// Flush writes what is buffered; Error tells what went wrong.
func (w *Writer) Flush() { w.w.Flush() }

// Error returns the error of an earlier write.
func (w *Writer) Error() error {
	_, err := w.w.Write(nil)
	return err
}

// WriteAll writes records and flushes.
func (w *Writer) WriteAll(records [][]string) error {
	var err error
	for i := 0; i < len(records) && err == nil; i++ {
		err = w.Write(records[i])
	}
	if err == nil {
		err = w.w.Flush()
	}
	return err
}
