package bufio_test

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func TestReader(t *testing.T) {
	r := bufio.NewReaderSize(strings.NewReader("line one\nsecond line that is longer than the buffer\nend"), 16)
	s, err := r.ReadString('\n')
	check(t, "ReadString", s == "line one\n" && err == nil, true)
	line, prefix, err := r.ReadLine()
	check(t, "ReadLine", string(line) == "second line that" && prefix && err == nil, true)
	s, _ = r.ReadString('\n')
	check(t, "rest", s, " is longer than the buffer\n")
	s, err = r.ReadString('\n')
	check(t, "end", s == "end" && err == io.EOF, true)
}

func TestScanner(t *testing.T) {
	s := bufio.NewScanner(strings.NewReader("a b\r\n\nc"))
	var lines []string
	for s.Scan() {
		lines = append(lines, s.Text())
	}
	check(t, "lines", strings.Join(lines, "|"), "a b||c")
	s = bufio.NewScanner(strings.NewReader(strings.Repeat("x", 100)))
	s.Buffer(nil, 10)
	check(t, "Scan", s.Scan(), false)
	check(t, "Err", s.Err(), bufio.ErrTooLong)
}

func TestWriter(t *testing.T) {
	var b bytes.Buffer
	w := bufio.NewWriterSize(&b, 4)
	w.WriteString("hello")
	check(t, "Buffered", w.Buffered(), 0)
	w.Flush()
	check(t, "written", b.String(), "hello")
}

// hiccup gives data with an error that is not the last word.
type hiccup struct{ reads int }

func (h *hiccup) Read(p []byte) (int, error) {
	h.reads++
	switch h.reads {
	case 1:
		return copy(p, "ab"), errors.New("hiccup")
	case 2:
		return copy(p, "cd"), nil
	}
	return 0, io.EOF
}

type plain struct{ b []byte }

func (w *plain) Write(p []byte) (int, error) {
	w.b = append(w.b, p...)
	return len(p), nil
}

func TestWriteToReadsOn(t *testing.T) {
	r := bufio.NewReader(&hiccup{})
	r.Peek(1)
	var w plain
	n, err := r.WriteTo(&w)
	if n != 4 || err != nil || string(w.b) != "abcd" {
		t.Errorf("WriteTo = %d, %v, wrote %q", n, err, w.b)
	}
}
