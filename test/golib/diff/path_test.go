package diff

import (
	gpath "g/path"
	"math/rand"
	"path"
	"testing"
)

func TestPath(t *testing.T) {
	for range 500000 {
		p, q := "", ""
		for range rand.Intn(9) {
			p += string("/..ab/"[rand.Intn(6)])
		}
		for range rand.Intn(6) {
			q += string("/..ab*?[]^-\\"[rand.Intn(12)])
		}
		d1, f1 := path.Split(p)
		d2, f2 := gpath.Split(p)
		if path.Clean(p) != gpath.Clean(p) || path.Join(p, q, p) != gpath.Join(p, q, p) || path.Base(p) != gpath.Base(p) || path.Dir(p) != gpath.Dir(p) || path.Ext(p) != gpath.Ext(p) || d1 != d2 || f1 != f2 {
			t.Fatal(p, q, gpath.Clean(p))
		}
		m1, e1 := path.Match(q, p)
		m2, e2 := gpath.Match(q, p)
		if m1 != m2 || errText(e1) != errText(e2) {
			t.Fatalf("Match(%q, %q): %v %v, want %v %v", q, p, m2, e2, m1, e1)
		}
	}
}
