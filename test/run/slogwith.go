// run

// What With is given is written there and then; groups without attributes are not written at all.
package main

import (
	"fmt"
	"log/slog"
	"os"
	"strings"
)

type counter struct{ n int }

func (c *counter) LogValue() slog.Value {
	c.n++
	return slog.IntValue(c.n)
}

type point struct{ X, Y int }

func (p *point) String() string { return fmt.Sprintf("(%d %d)", p.X, p.Y) }

func main() {
	noTime := func(groups []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey && len(groups) == 0 {
			return slog.Attr{}
		}
		if a.Key == "secret" {
			return slog.Attr{}
		}
		return a
	}
	opts := &slog.HandlerOptions{ReplaceAttr: noTime}
	for _, h := range []slog.Handler{slog.NewTextHandler(os.Stdout, opts), slog.NewJSONHandler(os.Stdout, opts)} {
		l := slog.New(h)
		c, p := &counter{}, &point{1, 2}
		with := l.With("c", c, "p", p)
		p.X = 7
		with.Info("a", "c", c)
		with.Info("b")
		with.Info("c", "p", p)
		g := with.WithGroup("g").With("x", 1)
		g.Info("in g", "y", 2)
		h := g.WithGroup("h")
		h.Info("empty h")
		h.Info("secret only", "secret", 1)
		h.Info("both", "secret", 1, "z", 3)
		h.With("secret", 2).Info("with secret")
		h.With("secret", 2).WithGroup("i").Info("deep", "k", true)
		l.WithGroup("a").WithGroup("b").Info("none")
		l.WithGroup("a").WithGroup("b").With(slog.Group("e")).Info("empty group")
		l.WithGroup("a").WithGroup("b").Info("some", slog.Group("e"), slog.Group("f", "v", 1), "w", "x y")
		l.With().WithGroup("").Info("nothing", slog.Group("", "inline", 1))
	}

	var calls []string
	rep := func(groups []string, a slog.Attr) slog.Attr {
		calls = append(calls, strings.Join(append(groups[:len(groups):len(groups)], a.Key), "."))
		return a
	}
	l := slog.New(slog.NewTextHandler(&strings.Builder{}, &slog.HandlerOptions{ReplaceAttr: rep}))
	l = l.With("a", 1).WithGroup("g").With("b", 2, slog.Group("q", "r", 1))
	l.Info("m", "c", 3)
	l.Info("n")
	fmt.Println(calls)
}
