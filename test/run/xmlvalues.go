// run
package main

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
	"time"
)

type In struct{ XMLName xml.Name }
type In2 struct {
	A       int
	XMLName xml.Name
}
type Out struct {
	In
	X int
}
type Out2 struct {
	In2
	N xml.Name `xml:"n"`
}
type Out3 struct {
	*In
	X int
}
type EmbTag struct {
	In2 `xml:"emb"`
	X   int
}
type small struct{ Low, lower int }
type EmbSmall struct {
	small
	X int
}
type MyInt int
type EmbInt struct {
	MyInt
	X int
}
type EmbPtrInt struct {
	*MyInt
	X int
}
type Iface interface{}
type EmbIface struct {
	Iface
}

func show(v any) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println("panic", e)
		}
	}()
	b, err := xml.Marshal(v)
	fmt.Printf("%T: %s %v\n", v, b, err)
	b, err = xml.MarshalIndent(v, ">", "  ")
	fmt.Printf("%s %v\n", b, err)
}
func tag(v any) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println("panic", e)
		}
	}()
	_, err := xml.Marshal(v)
	fmt.Printf("%T: %v\n", v, err)
	rv := reflect.New(reflect.TypeOf(v))
	err = xml.Unmarshal([]byte("<a></a>"), rv.Interface())
	fmt.Printf("  %v\n", err)
}
func un[T any](s string) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println("panic", e)
		}
	}()
	var v T
	err := xml.Unmarshal([]byte(s), &v)
	text := fmt.Sprintf("%+v", v)
	if strings.Contains(text, "0x") {
		text = "a pointer"
	}
	fmt.Printf("%T %q: %s %v\n", v, s, text, err)
}

type Mixed struct {
	XMLName xml.Name `xml:"m"`
	C1      string   `xml:",comment"`
	A       string   `xml:"a"`
	T       string   `xml:",chardata"`
	B       []string `xml:"x>b"`
	I       string   `xml:",innerxml"`
	P       string   `xml:"x>p"`
	D       string   `xml:",cdata"`
}
type M1 struct{ V string }

func (m M1) MarshalXML(e *xml.Encoder, s xml.StartElement) error {
	switch m.V {
	case "open":
		return e.EncodeToken(s)
	case "close":
		return e.EncodeToken(xml.EndElement{Name: xml.Name{Local: "Outer"}})
	case "err":
		return errors.New("sorry")
	}
	s.Attr = append(s.Attr, xml.Attr{Name: xml.Name{Local: "v"}, Value: m.V})
	return e.EncodeElement(m.V, s)
}

type Outer struct{ M M1 }
type PM struct{ v int }

func (p *PM) MarshalXML(e *xml.Encoder, s xml.StartElement) error {
	return e.EncodeToken(xml.Comment(fmt.Sprint("pm ", s.Name, p == nil)))
}

type TM struct{ v int }

func (t TM) MarshalText() ([]byte, error) {
	if t.v < 0 {
		return nil, errors.New("neg")
	}
	return []byte(fmt.Sprintf("<%d>", t.v)), nil
}
func (t *TM) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "<%d>", &t.v)
	return err
}

type AM struct{ v int }

func (a AM) MarshalXMLAttr(n xml.Name) (xml.Attr, error) {
	if a.v == 0 {
		return xml.Attr{}, nil
	}
	if a.v < 0 {
		return xml.Attr{}, errors.New("attr neg")
	}
	n.Local += "_x"
	return xml.Attr{Name: n, Value: fmt.Sprint(a.v)}, nil
}
func (a *AM) UnmarshalXMLAttr(at xml.Attr) error {
	fmt.Println("attr", at)
	_, err := fmt.Sscan(at.Value, &a.v)
	return err
}

type Many struct {
	PM1 PM
	PM2 *PM
	T1  TM
	T2  *TM
	TA  TM  `xml:"ta,attr"`
	TB  *TM `xml:"tb,attr"`
	TC  TM  `xml:",chardata"`
	AM1 AM  `xml:"am1,attr"`
	AM2 *AM `xml:"am2,attr"`
	Nm  xml.Name
	Nmi interface{}
	E   error
	F   any `xml:"f"`
	G   []any
	Arr [3]byte
	Ar2 [2]int
	Tm  time.Time  `xml:"tm"`
	Tp  *time.Time `xml:"tp"`
	Pt  **int      `xml:"pt"`
}
type ns struct {
	XMLName xml.Name `xml:"urn:x top"`
	A       string   `xml:"urn:a/b attr,attr"`
	B       string   `xml:"http://x.org/xmlfoo/ b,attr"`
	C       string   `xml:"http://x.org/b/b c,attr"`
	D       string   `xml:"http://y.org/b d,attr"`
	L       string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	Sub     struct {
		A string `xml:"urn:a/b attr,attr"`
		E string `xml:"urn:q e"`
	} `xml:"urn:s sub"`
}

func main() {
	show(Out{In{xml.Name{"s", "l"}}, 1})
	show(Out2{In2{1, xml.Name{"s", "l"}}, xml.Name{"p", "q"}})
	show(Out3{nil, 1})
	show(Out3{&In{xml.Name{"s", "l"}}, 1})
	show(EmbTag{})
	show(EmbSmall{small{1, 2}, 3})
	show(EmbInt{1, 2})
	show(EmbPtrInt{nil, 2})
	show(EmbIface{3})
	show(Mixed{C1: "c", A: "a", T: "t", B: []string{"1", "2"}, I: "<i/>", P: "p", D: "d"})
	show(Mixed{})
	show(Mixed{C1: "a--b"})
	for _, v := range []string{"open", "close", "err", "ok"} {
		show(Outer{M1{v}})
		show(M1{v})
		show(&Outer{M1{v}})
	}
	n := 5
	pn := &n
	show(Many{F: 1, G: []any{1, "x", nil, 2.5, true, []int{1, 2}}, AM1: AM{3}, AM2: &AM{4}, T2: &TM{5}, TB: &TM{6}, Pt: &pn})
	show(&Many{Nmi: xml.Name{"a", "b"}, E: nil, Nm: xml.Name{"x", "y"}})
	show(&Many{AM1: AM{-1}})
	show(&Many{T1: TM{-1}})
	show(&ns{A: "1", B: "2", C: "3", D: "4", L: "de"})
	show(map[string]int{"a": 1})
	show(struct{ M map[string]int }{map[string]int{"a": 1}})
	show(struct{ C chan int }{make(chan int)})
	show(func() {})
	show(complex(1, 2))
	show(struct{ A int }{3})
	show([]struct{ A int }{{3}})
	show([]int{1, 2})
	show([]string{"a<b", "c\"d'\t\n\r"})
	show([]byte("hi"))
	show([2]byte{65, 66})
	show(nil)
	show((*int)(nil))
	show(1.5)
	show(float32(0.1))
	show("s\x00\xff\uFFFE")
	show(true)
	show(time.Date(2020, 1, 2, 3, 4, 5, 6, time.UTC))
	show(struct {
		A int      `xml:"a,attr,omitempty"`
		B *int     `xml:"b,omitempty"`
		C []int    `xml:"c>d,omitempty"`
		D struct{} `xml:"e>f,omitempty"`
		E bool     `xml:"g,omitempty"`
		F any      `xml:"h>i"`
	}{})

	tag(struct {
		A int `xml:"a,attr,chardata"`
	}{})
	tag(struct {
		A int `xml:"a,chardata"`
	}{})
	tag(struct {
		A int `xml:"a,any"`
	}{})
	tag(struct {
		A []xml.Attr `xml:"a,any,attr"`
	}{})
	tag(struct {
		A int `xml:"ns ,attr"`
	}{})
	tag(struct {
		A int `xml:"a>b,attr"`
	}{})
	tag(struct {
		A int `xml:"a>b>"`
	}{})
	tag(struct {
		A int `xml:">b"`
	}{})
	tag(struct {
		A int `xml:"a"`
		B int `xml:"a"`
	}{})
	tag(struct {
		A int `xml:"a>b"`
		B int `xml:"a"`
	}{})
	tag(struct {
		A int `xml:"a,attr"`
		B int `xml:"a"`
	}{})
	tag(struct {
		A string `xml:",chardata"`
		B string `xml:",chardata"`
	}{})
	tag(struct {
		A string `xml:",any"`
		B string `xml:",any"`
	}{})
	tag(struct {
		A string `xml:",comment,omitempty"`
	}{})
	tag(struct {
		A string `xml:",foo"`
	}{})
	tag(struct {
		A string `xml:",attr,attr"`
	}{})
	tag(struct {
		A Mixed `xml:"notm"`
	}{})
	tag(struct {
		A struct {
			XMLName xml.Name `xml:"n1"`
		} `xml:"n2"`
	}{})
	tag(struct {
		A struct {
			XMLName xml.Name `xml:"urn:z n1"`
		} `xml:"urn:y n1"`
	}{})
	tag(struct {
		A *struct {
			XMLName xml.Name `xml:"urn:z n1"`
		} `xml:"x>n1"`
	}{})
	tag(struct {
		XMLName xml.Name `xml:"n1,omitempty"`
	}{})
	tag(struct {
		XMLName xml.Name `xml:"n1,attr"`
	}{})
	tag(struct {
		XMLName xml.Name `xml:"x>n1"`
	}{})
	tag(struct {
		XMLName xml.Name `xml:",any"`
	}{})
	tag(struct {
		XMLName string `xml:"bla"`
	}{})

	un[int]("<a> 12 </a>")
	un[int]("<a></a>")
	un[int]("<a> </a>")
	un[int]("<a>x</a>")
	un[int8]("<a>300</a>")
	un[uint]("<a>-1</a>")
	un[float32]("<a>1e3</a>")
	un[float32]("<a>1e99</a>")
	un[bool]("<a> true </a>")
	un[bool]("<a>maybe</a>")
	un[string]("<a>x<b>y</b>z<!--c--><![CDATA[<q>]]></a>")
	un[[]byte]("<a>xyz</a>")
	un[[]string]("<a>xyz</a>")
	un[[]int]("<a>1</a><a>2</a>")
	un[any]("<a>1</a>")
	un[error]("<a>1</a>")
	un[map[string]int]("<a>1</a>")
	un[chan int]("<a>1</a>")
	un[complex128]("<a>1</a>")
	un[[2]int]("<a>1</a>")
	un[struct{ A map[string]int }]("<a><A>1</A></a>")
	un[struct{ A *int }]("<a><A>1</A></a>")
	un[struct{ A **int }]("<a><A>x</A></a>")
	un[xml.Name]("<a xmlns='u'>x</a>")
	un[xml.Attr]("<a xmlns='u'>x</a>")
	un[time.Time]("<a>2020-01-02T03:04:05Z</a>")
	un[time.Time]("<a>2020-01-02</a>")
	un[TM]("<a>&lt;7><b>8</b></a>")
	un[Mixed]("<m>t1<!--c1--><a>A</a>t2<x><b>1</b><q/><p>P</p></x><!--c2--><x><b>2</b></x></m>")
	un[Mixed]("<n></n>")
	un[ns]("<top></top>")
	un[ns]("<top xmlns='z'></top>")
	un[ns]("<top xmlns='urn:x' xmlns:p='urn:a/b' p:attr='1' attr='2' xml:lang='en'><sub/><s:sub xmlns:s='urn:s' p:attr='3'><e xmlns='urn:q'>E</e></s:sub></top>")
	un[struct {
		A int        `xml:"a,attr"`
		R []xml.Attr `xml:",any,attr"`
		S []int      `xml:"s,attr"`
		X AM         `xml:"x,attr"`
	}]("<q a=' 5 ' b='6' c:d='7' s='1' s='2' x='9'/>")
	un[struct {
		A int `xml:"a,attr"`
	}]("<q a='z'/>")
	un[struct {
		R xml.Attr `xml:",any,attr"`
	}]("<q b='6' c:d='7'/>")
	un[struct {
		R string `xml:",any,attr"`
	}]("<q b='6' c:d='7'/>")
	un[struct {
		A string   `xml:",any"`
		B []string `xml:"b"`
	}]("<q><b>1</b><c>2</c><b>3</b><d>4</d></q>")
	un[struct {
		A []string `xml:",any"`
		I string   `xml:",innerxml"`
	}]("<q> <b>1</b><c/>\r\n<d>&amp;</d></q>")
	un[struct {
		I []byte `xml:",innerxml"`
		X struct {
			I string `xml:",innerxml"`
		} `xml:"x"`
	}]("<q><x><y/>z</x></q>")
	un[struct {
		T int `xml:",chardata"`
	}]("<q>1<b/>2</q>")
	un[struct {
		T *int `xml:",chardata"`
	}]("<q>1<b/>2</q>")
	un[struct {
		T any `xml:",chardata"`
	}]("<q>1<b/>2</q>")
	un[struct {
		T TM `xml:",chardata"`
	}]("<q>&lt;1<b/>2></q>")
	un[EmbSmall]("<q><Low>1</Low><lower>2</lower><X>3</X></q>")
	un[Out]("<q><X>3</X></q>")
	un[Out2]("<q><n/></q>")
	un[EmbTag]("<q><A>3</A><emb><A>4</A></emb><X>7</X></q>")
	un[EmbIface]("<q><Iface>4</Iface></q>")
	un[EmbPtrInt]("<q><MyInt>4</MyInt></q>")

	fmt.Println(xml.Unmarshal([]byte("<a/>"), nil), xml.Unmarshal([]byte("<a/>"), 3), xml.Unmarshal([]byte(""), new(int)), xml.Unmarshal([]byte("text"), new(int)), xml.Unmarshal([]byte("<a>"), new(int)))
	e := xml.NewEncoder(os.Stdout)
	for _, t := range []xml.Token{xml.ProcInst{"xml", []byte("v")}, xml.ProcInst{"xml", nil}, xml.ProcInst{"0", nil}, xml.ProcInst{"a", []byte("?>")}, xml.ProcInst{"a", nil}, xml.Directive("a<"), xml.Directive("a<b '>' <!-- > -->>"), xml.Comment("--"), xml.Comment("-->"), 5, nil, xml.StartElement{}, xml.EndElement{}, xml.EndElement{xml.Name{"", "a"}},
		xml.StartElement{Name: xml.Name{"s", "a"}}, xml.EndElement{xml.Name{"", "a"}}, xml.EndElement{xml.Name{"", "b"}}, xml.CharData("a<\n>'\"\t"), &xml.StartElement{}, xml.StartElement{Name: xml.Name{"", "b c"}, Attr: []xml.Attr{{xml.Name{"", ""}, "x"}, {xml.Name{"u", "k"}, "x"}, {xml.Name{"v/u", "k"}, "x"}, {xml.Name{"xmlns", "k"}, "x"}, {xml.Name{"", "xmlns:q"}, "x"}}}} {
		err := e.EncodeToken(t)
		fmt.Println(e.Flush(), err)
	}
	fmt.Println(e.Close(), e.Close(), e.EncodeToken(xml.CharData("x")), e.Encode(1), e.Flush())
	fmt.Println(xml.EscapeText(os.Stdout, []byte("a\"'&<>\t\n\r\x01\xff\uFFFDz")))
	e = xml.NewEncoder(os.Stdout)
	fmt.Println(e.EncodeElement(1, xml.StartElement{}), e.EncodeElement(Out{}, xml.StartElement{Name: xml.Name{"q", "r"}, Attr: []xml.Attr{{xml.Name{"", "z"}, "1"}}}))
	fmt.Println(e.EncodeElement([]int{1, 2}, xml.StartElement{Name: xml.Name{"q", "r"}}), e.EncodeElement(nil, xml.StartElement{Name: xml.Name{"q", "r"}}))
	pr, pw := io.Pipe()
	pr.CloseWithError(errors.New("closed pipe!"))
	e = xml.NewEncoder(pw)
	fmt.Println(e.Encode(3), e.Encode(4))
	d := xml.NewDecoder(io.MultiReader(strings.NewReader("<a>x"), pr))
	for i := 0; i < 4; i++ {
		t, err := d.Token()
		fmt.Println(t, err)
	}
}
