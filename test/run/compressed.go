// run
package main

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"strings"
	"time"
)

func text(n int) []byte {
	r := rand.New(rand.NewSource(int64(n)))
	words := strings.Fields("the quick brown fox jumps over a lazy dog and then some more words that repeat")
	var b bytes.Buffer
	for b.Len() < n {
		b.WriteString(words[r.Intn(len(words))])
		b.WriteByte(' ')
	}
	return b.Bytes()[:n]
}

// Made by other programs.
var files = map[string]string{
	"gzip":      "H4sICAAAAAAC/2hlbGxvLnR4dADLSM3JyVfIQJBcXADLZQODEwAAAA==",
	"two gzips": "H4sIAAAAAAACA0vKSQQAObPvRwMAAAAfiwgAAAAAAAIDS8pJBAA5s+9HAwAAAA==",
	"zlib":      "eJzLSM3JyVfIQJAAOi4GfQ==",
	"nothing":   "",
	"no gzip":   "AAECAwQFBgcICQoLDA0=",
}

func main() {
	data := text(100000)
	noise := make([]byte, 70000)
	rand.New(rand.NewSource(1)).Read(noise)
	for level := flate.HuffmanOnly; level <= flate.BestCompression; level++ {
		for _, in := range [][]byte{nil, []byte("a"), data[:1000], data, noise, bytes.Repeat([]byte("ab"), 50000)} {
			var b bytes.Buffer
			w, err := flate.NewWriter(&b, level)
			n, err2 := w.Write(in)
			err3 := w.Close()
			out, err4 := io.ReadAll(flate.NewReader(&b))
			fmt.Print(err, n, err2, err3, err4, bytes.Equal(in, out), " ")
			if level > 0 && bytes.Equal(in, data) {
				b.Reset()
				w.Reset(&b)
				w.Write(in)
				w.Close()
				fmt.Print(b.Len() < len(in)/3, " ")
			}
		}
		fmt.Println()
	}
	_, err := flate.NewWriter(nil, 10)
	fmt.Println(err)
	_, err = gzip.NewWriterLevel(nil, -3)
	fmt.Println(err)
	_, err = zlib.NewWriterLevel(nil, 11)
	fmt.Println(err)

	for _, name := range []string{"gzip", "two gzips", "zlib", "nothing", "no gzip"} {
		raw, _ := base64.StdEncoding.DecodeString(files[name])
		if r, err := gzip.NewReader(bytes.NewReader(raw)); err != nil {
			fmt.Println(name, "gzip:", err, errors.Is(err, gzip.ErrHeader))
		} else {
			out, err := io.ReadAll(r)
			fmt.Printf("%s: %q %v %+v\n", name, out, err, r.Header)
		}
		if r, err := zlib.NewReader(bytes.NewReader(raw)); err != nil {
			fmt.Println(name, "zlib:", err)
		} else {
			out, err := io.ReadAll(r)
			fmt.Printf("%s: %q %v\n", name, out, err)
		}
	}

	// Headers, flushes, several files in one.
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Name, z.Comment, z.Extra, z.ModTime = "näme", "comment", []byte{1, 2}, time.Unix(1e9, 0)
	fmt.Fprint(z, "first ")
	fmt.Println(z.Flush(), b.Len() > 20)
	fmt.Fprint(z, "half")
	fmt.Println(z.Close(), z.Close())
	one := b.Len()
	z.Reset(&b)
	fmt.Fprint(z, "second")
	z.Close()
	all := bytes.Clone(b.Bytes())
	r, err := gzip.NewReader(bytes.NewReader(all))
	fmt.Println(r.Name, r.Comment, r.Extra, r.ModTime.UTC(), r.OS, err)
	out, err := io.ReadAll(r)
	fmt.Printf("%q %v %q\n", out, err, r.Name)
	br := bytes.NewReader(all)
	r, _ = gzip.NewReader(br)
	r.Multistream(false)
	out, err = io.ReadAll(r)
	fmt.Printf("%q %v %v\n", out, err, br.Len() == len(all)-one)
	z.Reset(&b)
	z.Name = "世"
	_, err = z.Write(nil)
	fmt.Println(err)

	// Damage.
	all, _ = base64.StdEncoding.DecodeString(files["gzip"])
	one = len(all)
	for _, at := range []int{0, 3, one - 1, one - 5, one - 20} {
		bad := bytes.Clone(all[:one])
		bad[at] ^= 0x55
		r, err := gzip.NewReader(bytes.NewReader(bad))
		if err == nil {
			_, err = io.ReadAll(r)
		}
		fmt.Println(at-one, err)
	}
	for _, n := range []int{1, 9, 12, one - 9, one - 3} {
		r, err := gzip.NewReader(bytes.NewReader(all[:n]))
		if err == nil {
			_, err = io.ReadAll(r)
		}
		fmt.Println(n-one, err)
	}
	for _, s := range []string{"", "\x07", "\x01\x05\x00\x00\x00", "\x05", "\x03\x00", "\x4b\x02", "\xff\xff\xff"} {
		out, err := io.ReadAll(flate.NewReader(strings.NewReader(s)))
		var c flate.CorruptInputError
		fmt.Printf("%q %q %v %v\n", s, out, err, errors.As(err, &c))
	}

	// Dictionaries.
	dict := []byte("the quick brown fox")
	b.Reset()
	zw, _ := zlib.NewWriterLevelDict(&b, 9, dict)
	fmt.Fprint(zw, "the quick brown fox jumps")
	fmt.Println(zw.Close(), b.Len() < 25)
	raw := bytes.Clone(b.Bytes())
	zr, err := zlib.NewReaderDict(bytes.NewReader(raw), dict)
	out, err2 := io.ReadAll(zr)
	fmt.Printf("%v %q %v %v\n", err, out, err2, zr.Close())
	_, err = zlib.NewReader(bytes.NewReader(raw))
	fmt.Println(err)
	raw[len(raw)-1]++
	fmt.Println(zr.(zlib.Resetter).Reset(bytes.NewReader(raw), dict))
	_, err = io.ReadAll(zr)
	fmt.Println(err, err == zlib.ErrChecksum)
}
