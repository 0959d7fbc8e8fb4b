// run

// Templates: every action, functions, nested templates, and what goes wrong in
// parsing and execution.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"text/template"
	"text/template/parse"
)

type point struct {
	X, Y   int
	hidden int
}

func (p point) Add(n int) point         { return point{p.X + n, p.Y + n, 0} }
func (p *point) Scale(n int) *point     { return &point{p.X * n, p.Y * n, 0} }
func (p point) Fail() (string, error)   { return "", errors.New("failed") }
func (p point) Panic() string           { panic("oh no") }
func (p point) Sum(ns ...int) (s int)   { s = p.X + p.Y; for _, n := range ns { s += n }; return }
func (p point) Two() (int, int)         { return 1, 2 }

type named struct {
	*point
	Name string
	Err  error
	Any  any
	Fn   func(int, ...string) string
	Next *named
	Map  map[string]int
	Keys map[point]string
	List []string
	Nil  *point
	Ch   chan int
	U    uint8
	F    float64
	C    complex128
	B    []byte
	M    map[string]any
}

type stringer struct{ s string }

func (s *stringer) String() string { return "<" + s.s + ">" }

var funcs = template.FuncMap{
	"upper": strings.ToUpper, "add": func(a, b int) int { return a + b }, "fail": func() (int, error) { return 0, fs.ErrNotExist },
	"seq": func(n int) []int { s := make([]int, n); for i := range s { s[i] = i }; return s }, "boom": func() int { panic("boom") },
	"keys": func(m map[string]int) []string { return slices.Sorted(maps.Keys(m)) }, "count": func(n int) func(func(int) bool) {
		return func(yield func(int) bool) { for i := 0; i < n && yield(i); i++ {} }
	},
	"pairs": func() func(func(string, int) bool) {
		return func(yield func(string, int) bool) { _ = yield("a", 1) && yield("b", 2) }
	},
	"str": func() *stringer { return &stringer{"s"} }, "u8": func(x uint8) uint8 { return x }, "f32": func(x float32) float32 { return x }, "anything": func(x any) string { return fmt.Sprintf("%T", x) },
	"p": func(p *point) int { return p.X }, "nilerr": func() error { return nil }, "join": strings.Join, "b": func(b bool) bool { return b }, "c": func(c complex128) complex128 { return c },
}

func data() *named {
	ch := make(chan int, 3)
	ch <- 7
	ch <- 8
	close(ch)
	return &named{
		point: &point{X: 1, Y: 2, hidden: 3}, Name: "Ann & <Bob>", Any: point{X: 5}, Err: errors.New("an error"), Fn: func(i int, s ...string) string { return fmt.Sprint(i, s) },
		Next: &named{Name: "next"}, Map: map[string]int{"one": 1, "two": 2, "three": 3}, Keys: map[point]string{{X: 2}: "b", {X: 1, Y: 5}: "a"}, List: []string{"x", "y", "z"}, Ch: ch, U: 200, F: 2.5, C: 1 + 2i, B: []byte("bytes"),
		M: map[string]any{"a": 1, "nil": nil, "p": &point{X: 9}, "f": func() int { return 3 }},
	}
}

var texts = []string{
	`Hello, {{.Name}}!`, `{{.X}} {{.Y}} {{.point.X}}`, `{{.hidden}}`, `{{.Nope}}`, `{{.Next.Name}} {{.Next.Next.Name}}`, `{{.Nil.X}}`, `{{.Name.X}}`, `{{.Add 3}} {{(.Add 3).X}} {{.Scale 2}} {{(.Scale 2).Y}}`,
	`{{.Fail}}`, `{{.Panic}}`, `{{.Sum}} {{.Sum 1 2 3}} {{.Sum 1 2 | .Sum 3}}`, `{{.Two}}`, `{{.Add}}`, `{{.Add 1 2}}`, `{{.Add "x"}}`, `{{.Add 1.5}}`, `{{.X 3}}`, `{{.Map.one}} {{.Map.nope}} {{index .Map "two"}} {{index .Map "zz"}}`, `{{.M.nope}} {{.M.nil}} {{.M.a}} {{.M.p.X}} {{.M.p}}`,
	`{{if .X}}yes{{else}}no{{end}}{{if .Nil}}yes{{else if .Next}}next{{else}}no{{end}}`, `{{with .Next}}{{.Name}}{{end}}{{with .Nil}}x{{else with .List}}{{len .}}{{else}}none{{end}}`, `{{range .List}}{{.}},{{end}}{{range $i, $e := .List}}{{$i}}={{$e}} {{end}}{{range $e := .List}}{{$e}}{{end}}`,
	`{{range $k, $v := .Map}}{{$k}}:{{$v}} {{end}}{{range $k, $v := .Keys}}{{$k}}:{{$v}} {{end}}`, `{{range .Ch}}{{.}} {{end}}{{range .Nil}}a{{else}}none{{end}}`, `{{range 3}}{{.}}{{end}} {{range $i := 4}}{{$i}}{{end}}{{range 0}}x{{else}}zero{{end}}`, `{{range $i, $j := 3}}{{end}}`,
	`{{range count 3}}{{.}}{{end}} {{range $k, $v := pairs}}{{$k}}{{$v}} {{end}}{{range $k := pairs}}{{$k}}{{.}} {{end}}`, `{{range seq 10}}{{if eq . 3}}{{continue}}{{end}}{{if gt . 6}}{{break}}{{end}}{{.}}{{end}}`, `{{range .X}}{{.}}{{end}}`, `{{range .Name}}{{.}}{{end}}`, `{{range .F}}{{end}}`,
	`{{$x := 1}}{{$x}}{{$x = 2}}{{$x}}{{if true}}{{$x = 3}}{{$y := 4}}{{$y}}{{end}}{{$x}}`, `{{with $x := .Name}}{{$x}}{{$.X}}{{end}}`, `{{$x := .}}{{$x.Name}} {{$x.Add 1}}`, `{{$i := 9}}{{range $i, $v := .List}}{{$i}}{{end}}{{$i}}{{range $i, $_ = .List}}{{end}}`,
	`{{1}} {{-1}} {{1.5}} {{1e3}} {{0x1F}} {{0b11}} {{'a'}} {{1i}} {{1+2i}} {{true}} {{"a\tb"}} {{` + "`raw`" + `}} {{1_000}} {{1e1}}`, `{{nil}}`, `{{9223372036854775808}}`, `{{printf "%d %s %q %v" 3 "x" .Name .F}} {{print 1 2 "a" "b" 3}} {{println "z" 1}}`, `{{"x" | printf "%s-%s" "y"}} {{.Name | upper | printf "%10.3s|"}}`,
	`{{html .Name}} {{js "it's \"<a>\" & \u2028\n"}} {{urlquery "a b&c=ü/~"}} {{.Name | html | printf "%s"}} {{html 1 "a" .F}}`, `{{len .List}} {{len .Name}} {{len .Map}} {{len .Ch}}`, `{{len 3}}`, `{{len .Nil}}`, `{{index .List 1}} {{index .B 0}} {{index "abc" 1}} {{index .Keys .Any}}`, `{{index .List 5}}`, `{{index .List "x"}}`, `{{index .Map 1}}`, `{{index .X 1}}`, `{{index nil 1}}`, `{{index .List nil}}`, `{{index .List -1}}`,
	`{{slice .List 1}} {{slice .List 1 2}} {{slice .Name 0 3}} {{slice .List 0 1 2}} {{slice .B}}`, `{{slice .List 3 1}}`, `{{slice .Name 1 2 3}}`, `{{slice .X}}`, `{{slice .List 1 9}}`, `{{call .Fn 1 "a" "b"}} {{call .M.f}}`, `{{call .Fn}}`, `{{call .X}}`, `{{call nil}}`, `{{call .Fn "a"}}`, `{{call .Fn 1 2}}`, `{{call .Nope}}`,
	`{{and 1 0 2}} {{or 0 "" "x"}} {{not 0}} {{and .X .Y}} {{or .Nil .X}} {{and true}} {{or nil 1}} {{and 0 (boom)}} {{1 | and 2}}`, `{{and}}`, `{{eq 1 1}} {{eq 1 2 3 1}} {{ne 1 2}} {{lt 1 2}} {{le 2 2}} {{gt 1.5 1.0}} {{ge "b" "a"}} {{eq .U 200}} {{lt .X .U}} {{lt .U 3}} {{eq "a" "b"}} {{eq .C 1i}} {{eq true .X}}`, `{{eq 1 1.0}}`, `{{lt 1 "a"}}`, `{{eq .List .List}}`, `{{eq .Nil nil}} {{eq nil nil}} {{ne .X nil}} {{eq .Any .Any}} {{eq .point .point}}`, `{{lt true false}}`, `{{lt nil 1}}`, `{{eq 1}}`, `{{eq .Map .Map}}`,
	`{{fail}}`, `{{boom}}`, `{{str}} {{.Err}} {{.Any}} {{.B}} {{.C}} {{.point}} {{.Ch | len}}`, `{{.Ch}}`, `{{.Fn}}`, `{{u8 200}} {{f32 1.5}} {{anything 1}} {{anything 1.0}} {{anything .}} {{anything "s"}} {{anything true}} {{b true}} {{c 1i}}`, `{{u8 300}}`, `{{u8 -1}}`, `{{u8 "a"}}`, `{{b 1}}`, `{{c "x"}}`, `{{f32 "x"}}`, `{{anything nil}}`, `{{upper 1}}`, `{{upper nil}}`, `{{upper .X}}`, `{{p .point}} {{p .Any}}`, `{{p .Nil}}`, `{{add 1}}`, `{{add 1 2 3}}`, `{{3 | add 1}} {{(add 1 2) | add 3}}`, `{{join .List ","}}`, `{{nilerr}}`, `{{"a" "b"}}`, `{{1 | 2}}`, `{{.X | .Y}}`, `{{(1).X}}`, `{{nil.X}}`,
	`{{define "t"}}[{{.}}{{$}}]{{end}}{{template "t"}}{{template "t" .X}}{{template "t" (add 1 2)}}`, `{{template "none"}}`, `{{block "b" .X}}<{{.}}>{{end}} {{template "b" 9}}`, `{{define "loop"}}{{template "loop"}}{{end}}`, `{{define "e"}}{{.Nope}}{{end}}a {{template "e" .}}`,
	"a  {{- 1 -}}  b {{/* c */}} {{- /* d */ -}} e\n{{- \"x\" }}\n", "line\n{{.X}}\n  {{.Nope.Deep}}\n", "{{range .List}}\n{{.}}{{.X}}{{end}}", "{{.X}}{{if}}", "{{end}}", "{{", "{{x}}", "{{range}}", "{{break}}", "{{if .X}}", "{{.X", "{{\n\n.X }", "{{\"abc", "{{template 1}}", "{{$z}}", "{{.X | }}{{printf}}", "{{define \"a\"}}", "{{/* a", "{{1a}}", "{{.a#}}", "{{ü}}", "{{else}}", "{{if 1}}{{else}}{{else}}{{end}}", "{{a.b}}", "{{$x, $y := 1}}", "{{with}}{{end}}", "{{(1}}", "{{1)}}", "{{99999999999999999999}}", "{{'ab'}}", "{{.X.}}", "%d {{.Nope}} 100%", "{{printf \"%d\" .Nope}}",
}

func try(i int, text string, options ...string) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(i, "panic:", e)
		}
	}()
	t, err := template.New(fmt.Sprintf("t%d", i)).Funcs(funcs).Option(options...).Parse(text)
	if err != nil {
		fmt.Println(i, "parse:", err)
		return
	}
	var b strings.Builder
	err = t.Execute(&b, data())
	var exec template.ExecError
	fmt.Printf("%d %q %v %v\n", i, b.String(), err, errors.As(err, &exec))
	fmt.Println("   ", t.Root)
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func main() {
	for i, text := range texts {
		if strings.Contains(text, `"loop"`) {
			continue
		}
		try(i, text)
	}
	for i, option := range []string{"missingkey=zero", "missingkey=error", "missingkey=default", "nonsense", ""} {
		try(1000+i, `{{.Map.nope}} {{.M.nope}}`, option)
	}
	t := template.Must(template.New("root").Delims("<<", ">>").Parse(`<<define "a">>A<<.>><<end>><<define "b">><<template "a" .>>B<<end>>root<<template "b" 1>>{{}}`))
	fmt.Println(t.Name(), len(t.DefinedTemplates()), t.Lookup("a") != nil, t.Lookup("zz") == nil, len(t.Templates()))
	fmt.Println(t.Execute(os.Stdout, nil), t.ExecuteTemplate(os.Stdout, "b", 2), t.ExecuteTemplate(os.Stdout, "c", 3))
	c, err := t.Clone()
	fmt.Println(err)
	template.Must(c.Parse(`<<define "a">>other<<end>>`))
	fmt.Println(c.Execute(os.Stdout, nil), t.Execute(os.Stdout, nil), template.New("empty").Execute(os.Stdout, nil), t.Execute(failing{}, nil))
	fmt.Println(template.HTMLEscapeString("<a href='x'>\"&\x00"), template.JSEscapeString("\u00e9\u200b'"), template.URLQueryEscaper("a/b", 1))
	fmt.Println(template.IsTrue(0.0))
	for _, m := range []template.FuncMap{{"a-b": fmt.Sprint}, {"x": 3}, {"y": func() {}}, {"z": func() (int, int) { return 1, 2 }}} {
		func() {
			defer func() { fmt.Println(recover()) }()
			template.New("").Funcs(m)
		}()
	}
	_, err = template.ParseFiles("no such file")
	fmt.Println(err)
	_, err = template.ParseGlob("no such*file")
	fmt.Println(err)
	_, err = template.ParseFiles()
	fmt.Println(err)
	trees, err := parse.Parse("p", `{{if .A}}x{{end}}{{define "d"}}{{.B | len}}{{end}}`, "", "", map[string]any{"len": len2})
	for _, name := range slices.Sorted(maps.Keys(trees)) {
		fmt.Println(name, trees[name].Root, trees[name].Copy().Root.Nodes[0].Position(), err)
	}
	tmpl := template.New("n")
	fmt.Println(tmpl.Templates() == nil, new(template.Template).Templates() == nil)
	_, err = tmpl.Parse("{{define `x`}}1{{end}}{{define `x`}}2{{end}}")
	fmt.Println(err)
}

func len2(x any) int { return 0 }
