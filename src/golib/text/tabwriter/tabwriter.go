// Package tabwriter aligns text in columns.
//
// Text before a tab is a cell; what follows the last tab of a line is not. A column is a block of cells that stand under each
// other in consecutive lines, and all of them get the width of the widest. A vertical tab ends a cell as a tab does, a form
// feed ends a line as a newline does and all columns with it.
package tabwriter

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"
)

// Flags of a Writer.
const (
	// FilterHTML takes no account of tags, and counts entities as one character.
	FilterHTML uint = 1 << iota
	// StripEscape drops the Escape characters.
	StripEscape
	// AlignRight has the padding of a cell before its text.
	AlignRight
	// DiscardEmptyColumns gives no width to columns of empty cells that end in vertical tabs.
	DiscardEmptyColumns
	// TabIndent pads the empty cells at the start of a line with tabs.
	TabIndent
	// Debug prints a bar between columns, and a line of dashes for a form feed.
	Debug
)

// Escape encloses text in which no character has a meaning.
const Escape = '\xff'

// A cell is text[from:to] of the Writer and takes up width characters.
type cell struct {
	from, to, width int
	hard            bool // ended by a tab, as opposed to a vertical one
}

// A Writer aligns what is written to it. It holds text back until the columns that the text is in are complete.
type Writer struct {
	output                     io.Writer
	minWidth, tabWidth, margin int
	padding                    [8]byte
	flags                      uint

	text    []byte
	cells   []cell // of all rows
	rows    []int  // where in cells they start; there is always a last one, which is not ended
	open    cell   // what will be the next cell; its end is not known
	counted int    // text[open.from:counted] is in the width of open
	closing byte   // ends the text that is escaped or HTML, 0 outside of that
	widths  []int  // of the columns that the rows being written are in, from the left
}

// failure is a panic that brings an error of the output to who called the Writer.
type failure struct{ err error }

// NewWriter makes a Writer with the settings that Init has.
func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

// Init makes the Writer ready to write to output. Cells are at least minwidth wide, and by padding wider than their text,
// which padchar fills. If that is a tab, text is aligned left, and widths are multiples of tabwidth.
func (w *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if min(minwidth, tabwidth, padding) < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	if padchar == '\t' {
		flags &^= AlignRight
	}
	w.output, w.flags = output, flags
	w.minWidth, w.tabWidth, w.margin = minwidth, tabwidth, padding
	w.padding = [8]byte(bytes.Repeat([]byte{padchar}, len(w.padding)))
	w.reset()
	return w
}

func (w *Writer) reset() {
	w.text, w.cells, w.widths = w.text[:0], w.cells[:0], w.widths[:0]
	w.rows = append(w.rows[:0], 0)
	w.open, w.counted, w.closing = cell{}, 0, 0
}

// Write takes text and writes the lines that are in no column that could still grow.
func (w *Writer) Write(buf []byte) (n int, err error) {
	defer w.recoverFrom("Write", &err)
	for n < len(buf) {
		next := w.special(buf[n:])
		w.text = append(w.text, buf[n:n+next]...)
		n += next
		if n == len(buf) {
			break
		}
		n++
		w.take(buf[n-1])
	}
	return n, nil
}

// special is the length of the text at the start of buf that has no character with a meaning.
func (w *Writer) special(buf []byte) int {
	if w.closing != 0 {
		if i := bytes.IndexByte(buf, w.closing); i >= 0 {
			return i
		}
		return len(buf)
	}
	html := w.flags&FilterHTML != 0
	for i, c := range buf {
		switch c {
		case '\t', '\v', '\n', '\f', Escape:
			return i
		case '<', '&':
			if html {
				return i
			}
		}
	}
	return len(buf)
}

// take gets a character that has a meaning.
func (w *Writer) take(c byte) {
	if w.closing != 0 {
		w.keep(c)
		w.close()
		return
	}
	w.count()
	switch c {
	case Escape:
		w.keep(c)
		w.closing = Escape
	case '<':
		w.keep(c)
		w.closing = '>'
	case '&':
		w.keep(c)
		w.closing = ';'
	default:
		w.endCell(c == '\t')
		if c == '\n' || c == '\f' {
			w.endRow(c == '\f')
		}
	}
}

func (w *Writer) keep(c byte) {
	if c != Escape || w.flags&StripEscape == 0 {
		w.text = append(w.text, c)
	}
}

// count takes the text that is new into the width of the open cell.
func (w *Writer) count() {
	w.open.width += utf8.RuneCount(w.text[w.counted:])
	w.counted = len(w.text)
}

// close ends text that is escaped or HTML.
func (w *Writer) close() {
	switch w.closing {
	case Escape:
		w.count()
		if w.flags&StripEscape == 0 {
			w.open.width -= 2 // the two Escape take no room
		}
	case ';':
		w.open.width++
	}
	w.counted = len(w.text)
	w.closing = 0
}

func (w *Writer) endCell(hard bool) {
	w.open.to, w.open.hard = len(w.text), hard
	w.cells = append(w.cells, w.open)
	w.open = cell{from: len(w.text)}
}

func (w *Writer) endRow(formFeed bool) {
	alone := len(w.row(len(w.rows)-1)) == 1
	w.rows = append(w.rows, len(w.cells))
	if alone || formFeed {
		// No column goes on after this row: one that is all text is in none.
		w.flush()
	}
	if formFeed && w.flags&Debug != 0 {
		w.put([]byte("---\n"))
	}
}

// Flush writes what is held back, as if there was no more text to come.
func (w *Writer) Flush() error {
	return w.end()
}

func (w *Writer) end() (err error) {
	defer w.recoverFrom("Flush", &err)
	if len(w.text) > w.open.from {
		if w.closing != 0 {
			w.close()
		}
		w.endCell(false)
	}
	w.flush()
	return nil
}

func (w *Writer) flush() {
	w.layOut(0, len(w.rows))
	w.reset()
}

func (w *Writer) row(i int) []cell {
	end := len(w.cells)
	if i+1 < len(w.rows) {
		end = w.rows[i+1]
	}
	return w.cells[w.rows[i]:end]
}

// layOut writes rows [from, to), of which the leftmost columns have their widths already. It finds the next column's blocks
// and writes each with its own further columns; rows between them are done.
func (w *Writer) layOut(from, to int) {
	column := len(w.widths)
	for block := from; block < to; {
		end, width := w.block(column, block, to)
		if end == block {
			block++
			continue
		}
		w.writeRows(from, block)
		w.widths = append(w.widths, width)
		w.layOut(block, end)
		w.widths = w.widths[:column]
		from, block = end, end
	}
	w.writeRows(from, to)
}

// block returns the end of the rows, from the row at from on, that are in the column, and the width they need there.
func (w *Writer) block(column, from, to int) (end, width int) {
	discard := w.flags&DiscardEmptyColumns != 0
	width = w.minWidth
	for end = from; end < to; end++ {
		row := w.row(end)
		if len(row) <= column+1 {
			break
		}
		c := row[column]
		width = max(width, c.width+w.margin)
		discard = discard && c.width <= 0 && !c.hard
	}
	if discard {
		width = 0
	}
	return end, width
}

func (w *Writer) writeRows(from, to int) {
	right := w.flags&AlignRight != 0
	for i := from; i < to; i++ {
		indent := w.flags&TabIndent != 0
		for column, c := range w.row(i) {
			if column > 0 && w.flags&Debug != 0 {
				w.put([]byte{'|'})
			}
			text := w.text[c.from:c.to]
			indent = indent && len(text) == 0
			if len(text) > 0 && !right {
				w.put(text)
			}
			if column < len(w.widths) {
				w.pad(w.widths[column], c.width, indent)
			}
			if len(text) > 0 && right {
				w.put(text)
			}
		}
		newline := []byte{'\n'}
		if i+1 == len(w.rows) {
			newline = newline[:0]
		}
		w.put(newline)
	}
}

const eightTabs = "\t\t\t\t\t\t\t\t"

// pad fills a cell of the width that is taken up as far as used.
func (w *Writer) pad(width, used int, indent bool) {
	tabs := indent || w.padding[0] == '\t'
	switch {
	case !tabs:
		w.fill(w.padding[:], width-used)
	case w.tabWidth > 0:
		stop := ceilDiv(width, w.tabWidth) * w.tabWidth
		w.fill([]byte(eightTabs), ceilDiv(stop-used, w.tabWidth))
	}
}

func ceilDiv(a, b int) int { return (a + b - 1) / b }

// fill writes n bytes, which are like those of with.
func (w *Writer) fill(with []byte, n int) {
	for ; n > len(with); n -= len(with) {
		w.put(with)
	}
	w.put(with[:n])
}

func (w *Writer) put(p []byte) {
	n, err := w.output.Write(p)
	if err == nil && n != len(p) {
		err = io.ErrShortWrite
	}
	if err != nil {
		panic(failure{err})
	}
}

// recoverFrom makes an error of the output err, and says of a panic, which is the output's, that it came through here. What
// is held back when Flush fails is lost.
func (w *Writer) recoverFrom(where string, err *error) {
	p := recover()
	if p == nil {
		return
	}
	if where == "Flush" {
		w.reset()
	}
	f, ok := p.(failure)
	if !ok {
		panic(fmt.Sprintf("tabwriter: panic during %s (%v)", where, p))
	}
	*err = f.err
}
