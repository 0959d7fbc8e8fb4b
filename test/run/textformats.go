// run

// CSV, HTML entities and URLs.
package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"html"
	"net/url"
	"os"
	"strings"
)

func tables() {
	r := csv.NewReader(strings.NewReader("name,age\n\"Ann \"\"A\"\"\",30\n# no\n\"two\nlines\",1\nx\n"))
	r.Comment = '#'
	for range 5 {
		record, err := r.Read()
		var parse *csv.ParseError
		fmt.Printf("%q %v %v\n", record, err, errors.As(err, &parse))
	}
	_, err := csv.NewReader(strings.NewReader("a,\"b\" c\n")).ReadAll()
	fmt.Println(err, errors.Is(err, csv.ErrQuote))
	w := csv.NewWriter(os.Stdout)
	w.WriteAll([][]string{{"a", "b c", " d", `e"f`, "g,h", "i\nj", ""}, {}})
	w.Comma = '\t'
	w.Write([]string{"x,y", "tab\there"})
	w.Flush()
	fmt.Println(w.Error())
}

func urls() {
	u, err := url.Parse("https://user:p%40ss@example.com:8080/a%2Fb/c d?q=1&q=2&empty=&x=%C3%BC#frag ment")
	fmt.Println(u, err)
	fmt.Printf("%q %q %q %q %q %q %q\n", u.Scheme, u.User, u.Hostname(), u.Port(), u.Path, u.RawPath, u.Fragment)
	fmt.Println(u.Query(), u.Query()["q"], u.Query().Get("x"), u.Redacted(), u.RequestURI())
	for _, ref := range []string{"../x", "/y?z", "//other/p", "?only", "#f", "mailto:a@b", "./g/../h", "", "..//.."} {
		r, err := u.Parse(ref)
		fmt.Println(r, err)
	}
	for _, bad := range []string{":x", "http://[::1", "http://a b/", "%zz", "http://x:port/", "a\nb", "1a:b", "http://[fe80::1%25en0]/", "http://[1.2.3.4]/", "http://[1:2]/", "http://us\"er@h/"} {
		_, err := url.Parse(bad)
		var e *url.Error
		fmt.Println(err, errors.As(err, &e))
	}
	v := url.Values{}
	v.Set("name", "Ann & Bob")
	v.Add("tag", "a/b")
	v.Add("tag", "ü")
	fmt.Println(v.Encode(), v.Has("tag"), v.Get("none"), url.QueryEscape("a b&c/d"), url.PathEscape("a b&c/d"))
	fmt.Println(url.QueryUnescape("a+b%26"))
	fmt.Println(url.ParseQuery("a=1&b=%&c;d=2&e"))
	joined, err := url.JoinPath("http://h/a/", "../b", "c/")
	fmt.Println(joined, err, u.JoinPath("z"))
}

func main() {
	tables()
	fmt.Println(html.EscapeString(`<a href="x">'&'</a>`), html.UnescapeString("&lt;p&gt; &amp;amp; &eacute;&#233;&#xe9; &copy &notit; &unknown; &#0; &NewLine;&nbsp;&NotEqualTilde;"))
	urls()
}
