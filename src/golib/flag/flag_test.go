package flag_test

import (
	"errors"
	"flag"
	"strings"
	"testing"
	"time"
)

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func TestParse(t *testing.T) {
	var out strings.Builder
	f := flag.NewFlagSet("tool", flag.ContinueOnError)
	f.SetOutput(&out)
	n := f.Int("n", 3, "how `many`\nof them")
	v := f.Bool("v", false, "talk")
	d := f.Duration("wait", time.Second, "how long")
	name := f.String("name", "", "what for")
	f.Func("each", "called", func(s string) error {
		if s == "" {
			return errors.New("nothing")
		}
		return nil
	})
	check(t, "Parse", f.Parse([]string{"-n=0x10", "--v", "-name", "a=b", "-each", "x", "--", "-n"}), nil)
	check(t, "n", *n, 16)
	check(t, "v", *v, true)
	check(t, "wait", *d, time.Second)
	check(t, "name", *name, "a=b")
	check(t, "rest", f.NArg() == 1 && f.Arg(0) == "-n" && f.NFlag() == 4, true)
	check(t, "range", f.Parse([]string{"-n", "9999999999999999999"}).Error(), `invalid value "9999999999999999999" for flag -n: value out of range`)
	check(t, "syntax", f.Parse([]string{"---n"}).Error(), "bad flag syntax: ---n")
	check(t, "help", f.Parse([]string{"-h"}), flag.ErrHelp)
	out.Reset()
	f.Usage()
	check(t, "usage", out.String(), "Usage of tool:\n  -each value\n    \tcalled\n  -n many\n    \thow many\n    \tof them (default 3)\n  -name string\n    \twhat for\n  -v\ttalk\n  -wait duration\n    \thow long (default 1s)\n")
	defer func() { check(t, "panic", recover(), "tool flag redefined: n") }()
	f.Bool("n", false, "")
}
