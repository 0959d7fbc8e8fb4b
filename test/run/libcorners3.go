// run

// Corners of the library: prefixes of regular expressions, time zones that are called GMT+3, and where slog says that lines
// of package log were written.
package main

import (
	"fmt"
	"log"
	"log/slog"
	"os"
	"regexp"
	"strings"
	"time"
)

func main() {
	for _, e := range []string{
		"abc", "(a)b", "((x)y)z*", "a+", "a+?b", "(?U)a+", "(ab){2}c", "a{2,3}", "a{2,}?", "a{0}", "a{0}b", "(a{2}){2}", "a*b", "a?b", "(?<n>x)", "x(?:)y", `\Qa.b\E+`,
		"a[b]c", "a[bc]d", "a.c", "(?i)a", "(?i)1a", "a(?i)b", `a\bb`, "é+", "a\ufffdb", "", "()", "ab$", "^ab", "(^ab)", "^ab$", `\Aab\z`, "^a+$", "^", "^$", "(?m)^ab", `\Qab\E*`, `\Qab\E{2}`, `x\Q\E*`, `\Q|(\E?`,
	} {
		re := regexp.MustCompile(e)
		prefix, complete := re.LiteralPrefix()
		fmt.Printf("%q %q %t %v\n", e, prefix, complete, re.FindAllStringIndex("xaab abab yz1A a.bb éé ab", -1))
	}
	for _, zone := range []string{"GMT", "GMT+3", "GMT-11", "GMT+0", "XYZ"} {
		t, err := time.Parse(time.UnixDate, "Thu Feb 29 13:04:05 "+zone+" 2024")
		fmt.Println(t, t.Unix(), err)
	}
	h := slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{AddSource: true, ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
		switch a.Key {
		case slog.TimeKey:
			return slog.Attr{}
		case slog.SourceKey:
			s := a.Value.Any().(*slog.Source)
			return slog.String(a.Key, fmt.Sprint(s.Function, s.Line > 0, strings.HasSuffix(s.File, ".go")))
		}
		return a
	}})
	for _, flags := range []int{0, log.LstdFlags, log.Lshortfile, log.Llongfile | log.Ldate} {
		log.SetFlags(flags)
		slog.SetDefault(slog.New(h))
		log.Print("flags ", flags)
	}
	slog.NewLogLogger(h, slog.LevelWarn).Print("always")
}
