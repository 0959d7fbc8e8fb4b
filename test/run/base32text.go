// run

// Base32: encodings, padding, streams, and what cannot be decoded.
package main

import (
	"bytes"
	"encoding/base32"
	"fmt"
	"io"
	"strings"
)

func main() {
	for n := range 8 {
		b := []byte("foobarb")[:n]
		text := base32.StdEncoding.EncodeToString(b)
		raw := base32.HexEncoding.WithPadding(base32.NoPadding)
		back, err := base32.StdEncoding.DecodeString(text)
		fmt.Printf("%s %s %q %v %d %d\n", text, raw.EncodeToString(b), back, err, raw.EncodedLen(n), base32.StdEncoding.DecodedLen(n))
	}
	for _, s := range []string{"MZXW6===", "MZXW6==", "MZXW6", "MZ\nXW6\r\n===", "mzxw6===", "M", "MZXW6YT!", "========", "MZXW6==A", "MZ======MZXW6==="} {
		b, err := base32.StdEncoding.DecodeString(s)
		fmt.Printf("%q %q %v\n", s, b, err)
	}
	var out bytes.Buffer
	w := base32.NewEncoder(base32.StdEncoding, &out)
	for _, p := range strings.SplitAfter("in pieces of some lengths", " ") {
		io.WriteString(w, p)
	}
	w.Close()
	fmt.Println(out.String())
	all, err := io.ReadAll(base32.NewDecoder(base32.StdEncoding, &out))
	fmt.Println(string(all), err)
	defer func() { fmt.Println(recover()) }()
	base32.NewEncoding("short")
}
