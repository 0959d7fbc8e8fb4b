package diff

import (
	"bytes"
	gtab "g/text/tabwriter"
	"math/rand"
	"testing"
	"text/tabwriter"
)

func TestTabwriter(t *testing.T) {
	for range 100000 {
		var a, b bytes.Buffer
		min, tab, pad, c, flags := rand.Intn(8), rand.Intn(9), rand.Intn(3), byte(" \t.-"[rand.Intn(4)]), uint(rand.Intn(64))
		x, y := tabwriter.NewWriter(&a, min, tab, pad, c, flags), gtab.NewWriter(&b, min, tab, pad, c, flags)
		all := ""
		for range rand.Intn(30) {
			s := []string{"a", "bcd", "é世", "\t", "\t", "\n", "\n", "\v", "\f", "<b>", "&amp;", "\xffx\ty\xff", " "}[rand.Intn(13)]
			all += s
			x.Write([]byte(s))
			y.Write([]byte(s))
		}
		x.Flush()
		y.Flush()
		if a.String() != b.String() {
			t.Fatalf("%q %d %d %d %q %b:\n got %q\nwant %q", all, min, tab, pad, c, flags, b.String(), a.String())
		}
	}
}
