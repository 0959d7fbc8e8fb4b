// run
package main

import (
	"encoding/xml"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"math/rand"
	"os"
	"slices"
	"strings"
)

type F struct {
	N  xml.Name `xml:"n"`
	M  xml.Name
	I  any
	NN []xml.Name `xml:"z>y"`
}
type Deep struct {
	XMLName xml.Name
	A       *Deep   `xml:"a"`
	B       []Deep  `xml:"x>b"`
	C       string  `xml:",chardata"`
	D       string  `xml:",comment"`
	E       string  `xml:"e,attr"`
	F       []int   `xml:"x>f"`
	G       *string `xml:"x>y>g"`
	R       string  `xml:",innerxml"`
}

func show(w io.Writer, v any) {
	b, err := xml.Marshal(v)
	fmt.Fprintf(w, "%s %v\n", b, err)
	b, err = xml.MarshalIndent(v, "", " ")
	fmt.Fprintf(w, "%s %v\n", b, err)
}

func rnd(r *rand.Rand, depth int) *Deep {
	d := &Deep{}
	opts := []string{"", "", "q", "<t>", " s ", "a-"}
	pick := func() string { return opts[r.Intn(len(opts))] }
	if r.Intn(2) == 0 {
		d.XMLName = xml.Name{[]string{"", "u:1", "u:2"}[r.Intn(3)], []string{"", "k", "l"}[r.Intn(3)]}
	}
	d.C, d.D, d.E = pick(), pick(), pick()
	if depth > 0 {
		if r.Intn(2) == 0 {
			d.A = rnd(r, depth-1)
		}
		for i := r.Intn(3); i > 0; i-- {
			d.B = append(d.B, *rnd(r, depth-1))
		}
	}
	for i := r.Intn(3); i > 0; i-- {
		d.F = append(d.F, i)
	}
	if r.Intn(3) == 0 {
		s := pick()
		d.G = &s
	}
	return d
}
func dump(w io.Writer, s string, mode int) {
	fmt.Fprintf(w, "%q %d\n", s, mode)
	d := xml.NewDecoder(strings.NewReader(s))
	if mode >= 1 {
		d.Strict = false
	}
	if mode >= 2 {
		d.AutoClose = []string{"b", "Br"}
		d.Entity = map[string]string{"ent": "E!"}
	}
	if mode == 3 {
		d.DefaultSpace = "dflt"
	}
	for i := 0; i < 30; i++ {
		t, err := d.Token()
		if mode == 4 {
			t, err = d.RawToken()
		}
		l, c := d.InputPos()
		fmt.Fprintf(w, "  %T %s %v %d %d %d\n", t, t, err, d.InputOffset(), l, c)
		if err != nil && i > 3 {
			break
		}
	}
}
func main() {
	var w io.Writer = os.Stdout
	h := fnv.New64()
	show(w, F{xml.Name{"a", "b"}, xml.Name{"c", "d"}, xml.Name{"e", "f"}, []xml.Name{{"g", "h"}, {}}})
	show(w, xml.Name{"x", "y"})
	show(w, F{})
	r := rand.New(rand.NewSource(3))
	w = h
	for i := 0; i < 60; i++ {
		d := rnd(r, 3)
		show(w, d)
		b, _ := xml.Marshal(d)
		var e Deep
		err := xml.Unmarshal(b, &e)
		fmt.Fprintln(w, err)
		e.R = ""
		show(w, e)
	}
	parts := []string{"<", ">", "a", "b", "</", "/>", "<a>", "</a>", "<b>", "</b>", "<br/>", " ", "\n", "\r\n", "=", "'", "\"", "&", ";", "&amp;", "&ent;", "&#65;", "&#x41;", "&#", "<!--", "-->", "-", "<![CDATA[", "]]>", "]", "<?", "?>", "<?xml version='1.0'?>", "<!DOCTYPE ", "<!", "x:", " c='d'", " xmlns='u'", " xmlns:x='v'", " x:y=\"z\"", "<x:a", "é", "\x01", "\xff", " k", "<c", "_", "1", "[", "xml:lang='e'", "<B>"}
	for i := 0; i < 2500; i++ {
		var b strings.Builder
		for j := 1 + r.Intn(9); j > 0; j-- {
			b.WriteString(parts[r.Intn(len(parts))])
		}
		dump(h, b.String(), r.Intn(5))
	}
	fmt.Printf("%x\n", h.Sum64())
	for _, in := range []string{"<a b='c'>&lt;&ent;<br><i/></a><!-- x --><?p q r?><!DOCTYPE z [<!ENTITY q '>'>]>", "<a xmlns='u' xmlns:p='v' p:q='1'><p:b/><![CDATA[<x>]]></a>", "<a></b>", "<a", "<a b=c d>", "<a>]]></a>", "</a>", "<!-- -- -->", "<?xml version='2.0'?>", "<?xml encoding='latin1'?>"} {
		for mode := range 5 {
			dump(os.Stdout, in, mode)
		}
	}
	keys := slices.Sorted(maps.Keys(xml.HTMLEntity))
	for _, k := range keys {
		fmt.Print(k, "=", xml.HTMLEntity[k], " ")
	}
	fmt.Println(len(keys), xml.HTMLAutoClose)
	latin := xml.NewDecoder(strings.NewReader("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>"))
	latin.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) {
		fmt.Println(charset)
		b, err := io.ReadAll(in)
		var s strings.Builder
		for _, c := range b {
			s.WriteRune(rune(c))
		}
		return strings.NewReader(s.String()), err
	}
	var text string
	fmt.Println(latin.Decode(&text), text)
}
