// Package tabwriter aligns text in columns.
//
// Text between tabs is a cell; a column is a block of cells that end in a tab and stand under each other in consecutive
// lines. The cells of a column get the width of the widest.
package tabwriter

import (
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
	// AlignRight aligns cells at their right.
	AlignRight
	// DiscardEmptyColumns drops columns that have only empty cells ended by soft tabs.
	DiscardEmptyColumns
	// TabIndent indents empty cells at the start of a line with tabs.
	TabIndent
	// Debug prints a bar between columns.
	Debug
)

// Escape encloses text that is not looked at.
const Escape = '\xff'

// A cell is a part of a line's text.
type cell struct {
	size  int // bytes
	width int // characters
	htab  bool
}

// A Writer aligns what is written to it when it is flushed.
type Writer struct {
	output   io.Writer
	minwidth int
	tabwidth int
	padding  int
	padbytes [8]byte
	flags    uint

	buf     []byte
	pos     int // up to here the current cell's width is known
	cell    cell
	endChar byte // ends escaped text, 0 outside of it
	lines   [][]cell
	widths  []int
	err     error
}

func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

// Init sets minimal width of a cell, the width of tabs, what is added to a cell, and the character that cells are padded
// with; a tab as that character makes all widths multiples of tabwidth.
func (b *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	*b = Writer{output: output, minwidth: minwidth, tabwidth: tabwidth, padding: padding, flags: flags, buf: b.buf}
	for i := range b.padbytes {
		b.padbytes[i] = padchar
	}
	if padchar == '\t' {
		b.flags &^= AlignRight
	}
	b.reset()
	return b
}

func (b *Writer) reset() {
	b.buf = b.buf[:0]
	b.pos = 0
	b.cell = cell{}
	b.endChar = 0
	b.lines = append(b.lines[:0], nil)
	b.widths = b.widths[:0]
}

func (b *Writer) put(p []byte) {
	if b.err != nil {
		return
	}
	n, err := b.output.Write(p)
	if n != len(p) && err == nil {
		err = io.ErrShortWrite
	}
	b.err = err
}

func (b *Writer) repeat(c byte, n int) {
	for ; n > 0; n-- {
		b.put([]byte{c})
	}
}

// pad fills a cell up to its width; text of the cell is textw wide.
func (b *Writer) pad(textw, cellw int, useTabs bool) {
	if b.padbytes[0] == '\t' || useTabs {
		if b.tabwidth == 0 {
			return
		}
		cellw = (cellw + b.tabwidth - 1) / b.tabwidth * b.tabwidth
		n := cellw - textw
		if n < 0 {
			panic("internal error")
		}
		b.repeat('\t', (n+b.tabwidth-1)/b.tabwidth)
		return
	}
	b.repeat(b.padbytes[0], cellw-textw)
}

// writeLines writes the lines from first to last with the widths that are known.
func (b *Writer) writeLines(at, first, last int) (end int) {
	end = at
	for i := first; i < last; i++ {
		line := b.lines[i]
		useTabs := b.flags&TabIndent != 0
		for j, c := range line {
			if j > 0 && b.flags&Debug != 0 {
				b.put([]byte{'|'})
			}
			switch {
			case c.size == 0:
				if j < len(b.widths) {
					b.pad(c.width, b.widths[j], useTabs)
				}
			case b.flags&AlignRight == 0:
				useTabs = false
				b.put(b.buf[end : end+c.size])
				end += c.size
				if j < len(b.widths) {
					b.pad(c.width, b.widths[j], false)
				}
			default:
				useTabs = false
				if j < len(b.widths) {
					b.pad(c.width, b.widths[j], false)
				}
				b.put(b.buf[end : end+c.size])
				end += c.size
			}
		}
		if i+1 == len(b.lines) {
			// The last line is not ended yet.
			b.put(b.buf[end : end+b.cell.size])
			end += b.cell.size
		} else {
			b.put([]byte{'\n'})
		}
	}
	return end
}

// format finds the blocks of the next column between the lines and lets each format its own further columns.
func (b *Writer) format(at, first, last int) (end int) {
	end = at
	column := len(b.widths)
	for this := first; this < last; this++ {
		if column >= len(b.lines[this])-1 {
			continue
		}
		// The lines before the block have no more columns.
		end = b.writeLines(end, first, this)
		first = this
		width, discardable := b.minwidth, true
		for ; this < last; this++ {
			line := b.lines[this]
			if column >= len(line)-1 {
				break
			}
			c := line[column]
			width = max(width, c.width+b.padding)
			if c.width > 0 || c.htab {
				discardable = false
			}
		}
		if discardable && b.flags&DiscardEmptyColumns != 0 {
			width = 0
		}
		b.widths = append(b.widths, width)
		end = b.format(end, first, this)
		b.widths = b.widths[:len(b.widths)-1]
		first = this
		this--
	}
	return b.writeLines(end, first, last)
}

func (b *Writer) updateWidth() {
	b.cell.width += utf8.RuneCount(b.buf[b.pos:])
	b.pos = len(b.buf)
}

func (b *Writer) startEscape(c byte) {
	switch c {
	case Escape:
		b.endChar = Escape
	case '<':
		b.endChar = '>'
	case '&':
		b.endChar = ';'
	}
}

func (b *Writer) endEscape() {
	switch b.endChar {
	case Escape:
		b.updateWidth()
		if b.flags&StripEscape == 0 {
			b.cell.width -= 2
		}
	case '>':
	case ';':
		b.cell.width++
	}
	b.pos = len(b.buf)
	b.endChar = 0
}

// endCell ends the current cell and returns the number of cells of the line.
func (b *Writer) endCell(htab bool) int {
	b.cell.htab = htab
	line := &b.lines[len(b.lines)-1]
	*line = append(*line, b.cell)
	b.cell = cell{}
	return len(*line)
}

// Flush writes everything.
func (b *Writer) Flush() error {
	defer b.explainPanic("Flush")
	if b.cell.size > 0 {
		if b.endChar != 0 {
			b.endEscape()
		}
		b.endCell(false)
	}
	b.flushLines()
	err := b.err
	b.err = nil
	return err
}

// explainPanic says that a panic, which is the underlying writer's, came through here.
func (b *Writer) explainPanic(where string) {
	if p := recover(); p != nil {
		b.reset()
		panic(fmt.Sprintf("tabwriter: panic during %s (%v)", where, p))
	}
}

func (b *Writer) flushLines() {
	b.format(0, 0, len(b.lines))
	b.reset()
}

// Write takes text; lines are written when the columns that they belong to are complete.
func (b *Writer) Write(buf []byte) (n int, err error) {
	defer b.explainPanic("Write")
	start := 0
	take := func(end int) {
		b.buf = append(b.buf, buf[start:end]...)
		b.cell.size += end - start
		start = end
	}
	for i, c := range buf {
		if b.endChar != 0 {
			if c != b.endChar {
				continue
			}
			end := i + 1
			if c == Escape && b.flags&StripEscape != 0 {
				end--
			}
			take(end)
			start = i + 1
			b.endEscape()
			continue
		}
		switch c {
		case '\t', '\v', '\n', '\f':
			take(i)
			b.updateWidth()
			start = i + 1
			cells := b.endCell(c == '\t')
			if c == '\n' || c == '\f' {
				b.lines = append(b.lines, nil)
				if c == '\f' || cells == 1 {
					// A line without columns ends all columns.
					b.flushLines()
					if c == '\f' && b.flags&Debug != 0 {
						b.put([]byte("---\n"))
					}
				}
			}
		case Escape:
			take(i)
			b.updateWidth()
			if b.flags&StripEscape != 0 {
				start = i + 1
			}
			b.startEscape(c)
		case '<', '&':
			if b.flags&FilterHTML != 0 {
				take(i)
				b.updateWidth()
				b.startEscape(c)
			}
		}
	}
	take(len(buf))
	if b.err != nil {
		return 0, b.err
	}
	return len(buf), nil
}
