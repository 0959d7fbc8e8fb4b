package diff

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	gbytes "g/bytes"
	gbase64 "g/encoding/base64"
	ghex "g/encoding/hex"
	gjson "g/encoding/json"
	"math/rand"
	"reflect"
	"testing"
	"time"
)

type jInner struct {
	X int
	Y string `json:"y,omitempty"`
}
type jEmbed struct {
	Emb  int
	Name string
}
type JPtr struct{ P int }
type jAll struct {
	A int8              `json:"a"`
	B uint16            `json:"b,string"`
	C float32           `json:",omitempty"`
	D *string           `json:"d"`
	E []int             `json:"e"`
	F map[string]jInner `json:"f"`
	G any
	H [2]bool
	I jInner `json:"i"`
	jEmbed
	*JPtr
	J    []byte
	K    map[int]string
	L    time.Time `json:"l,omitzero"`
	M    fmt.Stringer
	N    bool   `json:"-"`
	O    string `json:"o,string"`
	Name string `json:"Name"`
	p    int
}

func TestJSON(t *testing.T) {
	seed := rand.Int63()
	r := rand.New(rand.NewSource(seed))
	var gen func(depth int) string
	gen = func(depth int) string {
		sp := []string{"", "", "", " ", "\n"}[r.Intn(5)]
		k := r.Intn(14)
		if depth > 3 {
			k = r.Intn(10)
		}
		switch k {
		case 0, 1:
			return sp + fmt.Sprint(r.Intn(400)-100)
		case 2:
			return fmt.Sprint(r.Float64() * 1e10)
		case 3:
			return []string{"null", "true", "false"}[r.Intn(3)] + sp
		case 4, 5:
			return []string{`"abc"`, `"5"`, `"\u00e9\ud83d\ude00\ud800x"`, `"\n\"\\<&>"`, `"aGk="`, `"2024-01-02T03:04:05Z"`, `""`, `"é\u2028"`}[r.Intn(8)]
		case 6:
			return []string{"1e400", "-0", "1.5e3", "01", "-", "1.", "1e", "tru", "nul", `"\x"`, `"a`, "[", "{", "]", "'", "\x01", `{"a"}`, `{"a":1,}`, `[1,]`}[r.Intn(19)]
		case 10, 11:
			s := "[" + sp
			for i := range r.Intn(4) {
				if i > 0 {
					s += "," + sp
				}
				s += gen(depth + 1)
			}
			return s + "]"
		case 12, 13:
			s := "{" + sp
			for i := range r.Intn(6) {
				if i > 0 {
					s += ","
				}
				s += `"` + []string{"a", "b", "C", "c", "d", "e", "f", "G", "H", "i", "X", "y", "Y", "Emb", "P", "J", "K", "l", "N", "o", "Name", "name", "1", "unknown"}[r.Intn(24)] + `"` + sp + ":" + gen(depth+1)
			}
			return s + "}" + sp
		}
		return "7"
	}
	for range 150000 {
		s := gen(0)
		if r.Intn(3) > 0 {
			s = gen(0)
			for range 5 {
				if s[0] != '{' {
					s = gen(0)
				}
			}
		}
		if r.Intn(20) == 0 {
			s += "x"
		}
		a := []any{new(jAll), new(any), new(map[string]any), new([]any), new(int), new(string), new(jInner), new([]jInner), new(map[string]int), new(*int), new([3]int), new(float64), new(bool), new(map[int]bool), new(time.Time), new([]byte)}
		b := []any{new(jAll), new(any), new(map[string]any), new([]any), new(int), new(string), new(jInner), new([]jInner), new(map[string]int), new(*int), new([3]int), new(float64), new(bool), new(map[int]bool), new(time.Time), new([]byte)}
		k := r.Intn(len(a))
		if r.Intn(3) == 0 {
			k = 0
		}
		e1, e2 := json.Unmarshal([]byte(s), a[k]), gjson.Unmarshal([]byte(s), b[k])
		if errText(e1) != errText(e2) || !reflect.DeepEqual(a[k], b[k]) {
			t.Fatalf("seed %d: Unmarshal(%q, %T):\n got %+v %v\nwant %+v %v", seed, s, a[k], deref(b[k:k+1]), e2, deref(a[k:k+1]), e1)
		}
		m1, e1 := json.Marshal(a[k])
		m2, e2 := gjson.Marshal(b[k])
		if string(m1) != string(m2) || errText(e1) != errText(e2) {
			t.Fatalf("Marshal %T\n got %s %v\nwant %s %v", a[k], m2, e2, m1, e1)
		}
		m1, _ = json.MarshalIndent(a[k], ">", "  ")
		m2, _ = gjson.MarshalIndent(b[k], ">", "  ")
		if string(m1) != string(m2) {
			t.Fatalf("MarshalIndent %s want %s", m2, m1)
		}
		d1, d2 := json.NewDecoder(bytes.NewBufferString(s+" "+s)), gjson.NewDecoder(gbytes.NewBufferString(s+" "+s))
		if r.Intn(2) == 0 {
			for range 30 {
				t1, e1 := d1.Token()
				t2, e2 := d2.Token()
				if fmt.Sprint(t1) != fmt.Sprint(t2) || errText(e1) != errText(e2) || d1.More() != d2.More() {
					t.Fatalf("Token of %q: %v %v, want %v %v", s, t2, e2, t1, e1)
				}
				if e1 != nil {
					break
				}
			}
		} else {
			for range 3 {
				var x, y any
				e1, e2 := d1.Decode(&x), d2.Decode(&y)
				if !reflect.DeepEqual(x, y) || errText(e1) != errText(e2) {
					t.Fatalf("Decode of %q: %v %v, want %v %v", s+" "+s, y, e2, x, e1)
				}
			}
		}
		c1, c2 := new(bytes.Buffer), new(bytes.Buffer)
		_ = c2
		e1 = json.Compact(c1, []byte(s))
		if (e1 == nil) != gjson.Valid([]byte(s)) {
			t.Fatal("Valid", s)
		}
	}
	for range 100000 {
		p := make([]byte, r.Intn(20))
		r.Read(p)
		if base64.StdEncoding.EncodeToString(p) != gbase64.StdEncoding.EncodeToString(p) || base64.RawURLEncoding.EncodeToString(p) != gbase64.RawURLEncoding.EncodeToString(p) || hex.Dump(p) != ghex.Dump(p) {
			t.Fatal("encode")
		}
		s := base64.StdEncoding.EncodeToString(p)
		if len(s) > 0 && r.Intn(2) == 0 {
			i := r.Intn(len(s))
			s = s[:i] + []string{"=", "\n", "A", "*", ""}[r.Intn(5)] + s[i+r.Intn(2):]
		}
		for i, e := range []*base64.Encoding{base64.StdEncoding, base64.RawStdEncoding, base64.StdEncoding.Strict()} {
			g := []*gbase64.Encoding{gbase64.StdEncoding, gbase64.RawStdEncoding, gbase64.StdEncoding.Strict()}[i]
			x, e1 := e.DecodeString(s)
			y, e2 := g.DecodeString(s)
			if string(x) != string(y) || errText(e1) != errText(e2) {
				t.Errorf("base64 %d %q: %q %v, want %q %v", i, s, y, e2, x, e1)
				return
			}
		}
		s = hex.EncodeToString(p)
		if len(s) > 0 && r.Intn(2) == 0 {
			s = s[:r.Intn(len(s))] + string("gZé1"[r.Intn(4)]) + s[r.Intn(len(s)):]
		}
		x, e1 := hex.DecodeString(s)
		y, e2 := ghex.DecodeString(s)
		if string(x) != string(y) || errText(e1) != errText(e2) {
			t.Fatalf("hex %q: %v, want %v", s, e2, e1)
		}
	}
}
