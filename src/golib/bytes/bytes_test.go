package bytes_test

import (
	"bytes"
	"fmt"
	"io"
	"testing"
)

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func TestCut(t *testing.T) {
	check(t, "Trim", string(bytes.Trim([]byte("¡-hi!-"), "-¡")), "hi!")
	check(t, "nothing left", bytes.TrimSpace([]byte(" \t ")) == nil, true)
	check(t, "nothing left on the right", bytes.TrimRight([]byte("--"), "-") == nil, false)
	parts := bytes.Split([]byte("a,b"), []byte(","))
	parts[0] = append(parts[0], '!')
	check(t, "Split", fmt.Sprintf("%q", parts), `["a!" "b"]`)
	check(t, "characters", fmt.Sprintf("%q", bytes.SplitN([]byte("aé\xffz"), nil, 3)), `["a" "é" "\xffz"]`)
	check(t, "Fields", fmt.Sprintf("%q", bytes.Fields([]byte(" x\u00a0 yz "))), `["x" "yz"]`)
}

func TestBuffer(t *testing.T) {
	b := bytes.NewBufferString("aé\n")
	c, _ := b.ReadByte()
	r, size, _ := b.ReadRune()
	check(t, "read", fmt.Sprintf("%c%c %d", c, r, size), "aé 2")
	check(t, "UnreadRune", b.UnreadRune(), nil)
	check(t, "again", fmt.Sprint(b.UnreadRune()), "bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	b.WriteRune('世')
	line, err := b.ReadString('\n')
	check(t, "ReadString", line, "é\n")
	check(t, "err", err, nil)
	b.Write(make([]byte, 1000))
	b.Truncate(4)
	check(t, "Truncate", b.String(), "世\x00")
	_, err = b.ReadBytes('\n')
	check(t, "at the end", err, io.EOF)
	defer func() { check(t, "Grow", recover(), bytes.ErrTooLarge) }()
	b.Grow(1 << 62)
}

func TestReader(t *testing.T) {
	r := bytes.NewReader([]byte("日x"))
	_, size, _ := r.ReadRune()
	check(t, "size", size, 3)
	check(t, "UnreadByte", r.UnreadByte(), nil)
	check(t, "Len", r.Len(), 2)
	check(t, "UnreadRune", fmt.Sprint(r.UnreadRune()), "bytes.Reader.UnreadRune: previous operation was not ReadRune")
	at, err := r.Seek(7, io.SeekEnd)
	check(t, "Seek", fmt.Sprint(at, err), "11 <nil>")
	_, err = r.Read(nil)
	check(t, "Read", err, io.EOF)
}
