// run
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

func main() {
	s := "The quick brown fox, the lazy dog"
	fmt.Println(strings.Contains(s, "fox"), strings.Index(s, "the"), strings.LastIndex(s, "o"), strings.Count(s, "o"), strings.HasPrefix(s, "The"), strings.HasSuffix(s, "dog"))
	fmt.Println(strings.ToUpper(s), strings.ToLower("ÀÉ"), strings.Title("go lang"), strings.Repeat("ab", 3), strings.Replace(s, "o", "0", 2), strings.ReplaceAll(s, "the", "a"))
	fmt.Printf("%q %q %q %q\n", strings.Split("a,b,,c", ","), strings.SplitN("a,b,c", ",", 2), strings.Fields("  x  y "), strings.SplitAfter("a-b", "-"))
	fmt.Println(strings.TrimSpace("  t "), strings.Trim("xxaxx", "x"), strings.TrimLeft("001", "0"), strings.TrimPrefix("prefix", "pre"), strings.TrimFunc("12a3", unicode.IsDigit), strings.Join([]string{"a", "b"}, "-"))
	before, after, ok := strings.Cut("key=val", "=")
	fmt.Println(before, after, ok, strings.EqualFold("Go", "GO"), strings.Map(func(r rune) rune {
		if r == 'o' {
			return -1
		}
		return unicode.ToUpper(r)
	}, "foo"), strings.ContainsAny("abc", "xc"), strings.IndexFunc("ab1", unicode.IsDigit))
	var sb strings.Builder
	for i := 0; i < 3; i++ {
		fmt.Fprintf(&sb, "%d;", i)
	}
	sb.WriteByte('x')
	sb.WriteRune('é')
	fmt.Println(sb.String(), sb.Len())
	r := strings.NewReplacer("<", "&lt;", ">", "&gt;")
	fmt.Println(r.Replace("<b>"), strings.Compare("a", "b"))
	sc := bufio.NewScanner(strings.NewReader("line one\nline two\n\nlast"))
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	ws := bufio.NewScanner(strings.NewReader("some words here"))
	ws.Split(bufio.ScanWords)
	n := 0
	for ws.Scan() {
		n++
	}
	fmt.Println(n)
	var buf bytes.Buffer
	buf.WriteString("hello ")
	buf.Write([]byte("world"))
	b, _ := buf.ReadByte()
	rest, _ := io.ReadAll(&buf)
	fmt.Println(b, string(rest), bytes.Equal([]byte("a"), []byte("a")), bytes.ToUpper([]byte("x")), bytes.Contains([]byte("abc"), []byte("b")))
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	fmt.Fprintln(w, "buffered", utf8.RuneCountInString("héé"), utf8.ValidString("a\xff"), utf8.RuneLen('世'))
	words := strings.Fields("banana apple cherry apple")
	sort.Strings(words)
	fmt.Fprintln(w, words, sort.SearchStrings(words, "cherry"))
	people := []struct {
		N string
		A int
	}{{"A", 30}, {"B", 25}, {"C", 30}}
	sort.SliceStable(people, func(i, j int) bool { return people[i].A < people[j].A })
	fmt.Fprintln(w, people, unicode.IsUpper('É'), unicode.IsLetter('世'), unicode.IsSpace('\t'), unicode.ToLower('Ä') == 'ä', string(unicode.ToTitle('ß')))
	br := bufio.NewReader(strings.NewReader("first\nsecond"))
	l1, err1 := br.ReadString('\n')
	l2, err2 := br.ReadString('\n')
	fmt.Fprintf(w, "%q %v %q %v\n", l1, err1, l2, err2)
	var a, c int
	var word string
	k, err := fmt.Sscanf("10 abc 20", "%d %s %d", &a, &word, &c)
	fmt.Fprintln(w, k, err, a, word, c)
	fmt.Sscan("7 8", &a, &c)
	fmt.Fprintln(w, a+c, strings.Fields(fmt.Sprint([]string{"a b", "c"})))
	in := bufio.NewReader(os.Stdin)
	_, e := in.ReadByte()
	fmt.Fprintln(w, e == io.EOF)
}
