// run

// Structured logs: text, JSON, groups, levels, and the bridge to package log.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"os"
	"strings"
	"time"
)

type secret string

func (secret) LogValue() slog.Value { return slog.StringValue("***") }

type user struct {
	Name string
	ID   int
}

func (u user) LogValue() slog.Value { return slog.GroupValue(slog.String("name", u.Name), slog.Int("id", u.ID)) }

type textual struct{ s string }

func (t textual) MarshalText() ([]byte, error) {
	if t.s == "" {
		return nil, errors.New("no text")
	}
	return []byte("<" + t.s + ">"), nil
}

type loop struct{}

func (l loop) LogValue() slog.Value { return slog.AnyValue(l) }

type nilMethod struct{ s string }

func (n *nilMethod) MarshalText() ([]byte, error) { return []byte(n.s), nil }
func (n *nilMethod) MarshalJSON() ([]byte, error) { return json.Marshal(n.s) }

func noTime(groups []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey && len(groups) == 0 {
		return slog.Attr{}
	}
	return a
}

func samples(l *slog.Logger) {
	l.Info("plain")
	l.Debug("debug", "a", 1)
	l.Warn("two words", "key", "value", "n", 3, "f", 1.5, "b", true, "d", 3*time.Second, "t", time.Date(2024, 1, 2, 3, 4, 5, 678900000, time.UTC))
	l.Error("quotes \"x\"=", "k=", "a b", "empty", "", "nl", "a\nb", "uni", "ü\u00a0", "html", "<&>", "back\\", `c:\x`)
	l.Info("missing", "odd")
	l.Info("bad", 3, "x", 4)
	l.Info("attrs", slog.Int("i", -1), slog.Group("g", "a", 1, slog.Group("h", "b", 2)), slog.Group("", "inline", 1), slog.Group("none"), slog.Attr{})
	l.Info("any", "err", errors.New("an error"), "bytes", []byte("hi"), "slice", []int{1, 2}, "map", map[string]int{"z": 1, "a": 2}, "nil", nil, "struct", struct{ A, B any }{1, "x"}, "text", textual{"t"}, "badtext", textual{}, "ptr", (*nilMethod)(nil))
	l.Info("valuers", "pw", secret("hunter2"), "user", user{"Ann", 7}, "level", slog.LevelWarn+1, "func", func() string { return "f" }())
	l.With("w", 1).WithGroup("grp").With("x", 2).WithGroup("inner").Info("nested", "y", 3)
	l.WithGroup("a").WithGroup("b").Info("empty groups")
	l.WithGroup("a").With("k", "v").WithGroup("b").Info("half empty")
	l.Log(context.Background(), slog.Level(2), "level", "u", uint8(3))
	l.LogAttrs(context.Background(), slog.LevelError+3, "attrs", slog.Uint64("u", 1<<63), slog.Duration("d", time.Millisecond), slog.Float64("f", 1e21))
}

func main() {
	for _, debug := range []bool{false, true} {
		opts := &slog.HandlerOptions{ReplaceAttr: noTime}
		if debug {
			opts.Level = slog.LevelDebug
		}
		samples(slog.New(slog.NewTextHandler(os.Stdout, opts)))
		samples(slog.New(slog.NewJSONHandler(os.Stdout, opts)))
	}
	var b bytes.Buffer
	h := slog.NewTextHandler(&b, &slog.HandlerOptions{AddSource: true})
	slog.New(h).Info("where")
	line := b.String()
	fmt.Println(strings.Contains(line, "main.go:") || strings.Contains(line, "structuredlog.go:"), strings.HasPrefix(line, "time=20"), strings.HasSuffix(line, " msg=where\n"))
	b.Reset()
	r := slog.NewRecord(time.Date(2024, 5, 6, 7, 8, 9, 123456789, time.UTC), slog.LevelInfo, "rec", 0)
	r.Add("a", 1, slog.Int("b", 2))
	c := r.Clone()
	c.AddAttrs(slog.String("c", "3"))
	fmt.Println(r.NumAttrs(), c.NumAttrs(), h.Handle(context.Background(), r), slog.NewJSONHandler(&b, nil).Handle(context.Background(), c))
	c.Attrs(func(a slog.Attr) bool { fmt.Print(a, " "); return a.Key != "b" })
	fmt.Print("\n", b.String())
	replaced := slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
		switch a.Key {
		case slog.TimeKey, "drop":
			return slog.Attr{}
		case slog.LevelKey:
			return slog.Int("severity", int(a.Value.Any().(slog.Level)))
		case slog.MessageKey:
			a.Key = "message"
		}
		if len(groups) > 0 {
			a.Key = strings.ToUpper(strings.Join(groups, "_") + "_" + a.Key)
		}
		return a
	}}))
	replaced.Info("m", "x", 1, slog.Group("g", "y", 2, "drop", 3, slog.Group("h", "drop", 1)), "drop", 4)
	values()
	logBridge()
}

func values() {
	for _, v := range []any{1, int8(2), uint(3), 1.5, float32(2.5), "s", true, time.Second, nil, errors.New("e"), []slog.Attr{slog.Int("a", 1)}, slog.IntValue(4), secret("x"), slog.KindBool} {
		x := slog.AnyValue(v)
		fmt.Println(x.Kind(), x, x.Resolve().Kind(), x.Equal(slog.AnyValue(1)))
	}
	fmt.Println(slog.AnyValue(loop{}).Resolve(), slog.Int("a", 1).Equal(slog.Int("a", 1)))
	for _, s := range []string{"info", "WARN+2", "Error-1", "DEBUG-4", "x", "INFO+", "INFO+x"} {
		var l slog.Level
		err := l.UnmarshalText([]byte(s))
		text, _ := json.Marshal(l)
		fmt.Println(l, int(l), err, string(text))
	}
	var lv slog.LevelVar
	fmt.Println(lv.Level(), &lv)
	lv.Set(slog.LevelError)
	text, err := lv.MarshalText()
	fmt.Println(string(text), err, slog.Kind(99))
	func() {
		defer func() { fmt.Println(recover()) }()
		slog.StringValue("x").Int64()
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		slog.New(nil)
	}()
	m := slog.New(slog.NewMultiHandler(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: noTime}), slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: noTime, Level: slog.LevelWarn}), slog.DiscardHandler))
	m.With("a", 1).WithGroup("g").Info("one", "b", 2)
	m.Error("both")
}

func logBridge() {
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	slog.Info("default", "a", 1, slog.Group("g", "b", "c d"))
	slog.Debug("not shown")
	old := slog.SetLogLoggerLevel(slog.LevelDebug)
	slog.Debug("shown")
	slog.With("w", 1).WithGroup("x").Warn("with", "y", 2)
	log.SetFlags(log.Lshortfile)
	slog.Info("file")
	slog.SetLogLoggerLevel(old)
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: noTime})))
	log.Print("through log")
	slog.Info("direct")
	slog.NewLogLogger(slog.Default().Handler(), slog.LevelError).Println("a line")
}
