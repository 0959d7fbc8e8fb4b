// Handlers: text and JSON, which share all but the form.

package slog

import (
	"context"
	"encoding"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// A Handler writes records.
type Handler interface {
	Enabled(context.Context, Level) bool
	Handle(context.Context, Record) error
	WithAttrs(attrs []Attr) Handler
	WithGroup(name string) Handler
}

// Keys of what each record has.
const (
	TimeKey    = "time"
	LevelKey   = "level"
	MessageKey = "msg"
	SourceKey  = "source"
)

// HandlerOptions are options of the handlers for text and JSON.
type HandlerOptions struct {
	AddSource   bool
	Level       Leveler
	ReplaceAttr func(groups []string, a Attr) Attr
}

// A form is how a handler writes things.
type form interface {
	open(*writer, string)
	close(*writer)
	key(*writer, string)
	string(*writer, string)
	value(*writer, Value) error
	time(*writer, time.Time)
}

// common is the handler; its copies write to the same writer under one lock.
type common struct {
	form form
	opts HandlerOptions
	mu   *sync.Mutex
	w    io.Writer
	// What With added, as it was then, with the separator and the prefix of keys for what comes after it.
	written []byte
	sep     string
	prefix  string
	// The names that WithGroup was given; so many of them are open at the end of written.
	groups []string
	open   int
}

func newCommon(w io.Writer, opts *HandlerOptions, f form) *common {
	c := &common{form: f, w: w, mu: new(sync.Mutex)}
	if opts != nil {
		c.opts = *opts
	}
	return c
}

func (c *common) enabled(l Level) bool {
	least := LevelInfo
	if c.opts.Level != nil {
		least = c.opts.Level.Level()
	}
	return l >= least
}

func (c *common) withAttrs(attrs []Attr) *common {
	n := *c
	w := &writer{c: c, buf: slices.Clip(c.written), sep: c.sep, prefix: c.prefix}
	if w.inGroups(attrs) {
		n.written, n.sep, n.prefix, n.open = w.buf, w.sep, w.prefix, len(c.groups)
	}
	return &n
}

func (c *common) withGroup(name string) *common {
	n := *c
	n.groups = append(slices.Clip(c.groups), name)
	return &n
}

// A writer collects the line of a record.
type writer struct {
	c      *common
	buf    []byte
	sep    string // in front of the next attribute
	prefix string // of keys in text
	groups []string
}

func (c *common) handle(r Record) error {
	w := &writer{c: c}
	if _, ok := c.form.(jsonForm); ok {
		w.buf = append(w.buf, '{')
	}
	w.builtins(r)
	w.rest(r)
	if _, ok := c.form.(jsonForm); ok {
		w.buf = append(w.buf, '}')
	}
	w.buf = append(w.buf, '\n')
	c.mu.Lock()
	defer c.mu.Unlock()
	_, err := c.w.Write(w.buf)
	return err
}

// builtins writes time, level, source and message.
func (w *writer) builtins(r Record) {
	rep := w.c.opts.ReplaceAttr
	emit := func(a Attr, plain func()) {
		if rep != nil {
			w.attr(a)
			return
		}
		w.c.form.key(w, a.Key)
		plain()
	}
	if !r.Time.IsZero() {
		t := r.Time.Round(0)
		emit(Time(TimeKey, t), func() { w.c.form.time(w, t) })
	}
	emit(Any(LevelKey, r.Level), func() { w.c.form.string(w, r.Level.String()) })
	if w.c.opts.AddSource {
		src := r.Source()
		if src == nil {
			src = new(Source)
		}
		w.attr(Any(SourceKey, src))
	}
	emit(String(MessageKey, r.Message), func() { w.c.form.string(w, r.Message) })
}

// rest writes the attributes of the handler and the record.
func (w *writer) rest(r Record) {
	c := w.c
	if len(c.written) > 0 {
		w.buf = append(append(w.buf, w.sep...), c.written...)
		w.sep = c.sep
	}
	w.prefix = c.prefix
	open := c.open
	if w.inGroups(r.attrs) {
		open = len(c.groups)
	}
	for range open {
		c.form.close(w)
	}
}

// inGroups writes attributes inside of the handler's groups, those that are not open yet included. Without any that is to be written it writes nothing
// and returns false.
func (w *writer) inGroups(attrs []Attr) bool {
	if len(attrs) == 0 {
		return false
	}
	before := *w
	for _, name := range w.c.groups[w.c.open:] {
		w.c.form.open(w, name)
	}
	w.groups = w.c.groups
	if !w.attrs(attrs) {
		w.undo(before)
		return false
	}
	return true
}

// undo takes back what was written since.
func (w *writer) undo(before writer) {
	n := len(before.buf)
	before.buf = w.buf[:n]
	*w = before
}

// attrs reports whether something was written.
func (w *writer) attrs(as []Attr) bool {
	some := false
	for _, a := range as {
		if w.attr(a) {
			some = true
		}
	}
	return some
}

func (w *writer) attr(a Attr) bool {
	a.Value = a.Value.Resolve()
	if rep := w.c.opts.ReplaceAttr; rep != nil && a.Value.Kind() != KindGroup {
		a = rep(w.groups, a)
		a.Value = a.Value.Resolve()
	}
	if a.isEmpty() {
		return false
	}
	if src, ok := a.Value.any.(*Source); ok {
		if *src == (Source{}) {
			return false
		}
		if _, ok := w.c.form.(jsonForm); ok {
			a.Value = src.group()
		} else {
			a.Value = StringValue(fmt.Sprintf("%s:%d", src.File, src.Line))
		}
	}
	if g, ok := a.Value.any.(group); ok {
		return w.group(a.Key, g)
	}
	w.c.form.key(w, a.Key)
	w.value(a.Value)
	return true
}

// group writes a group, unless nothing comes of its attributes.
func (w *writer) group(key string, attrs []Attr) bool {
	if len(attrs) == 0 {
		return false
	}
	before := *w
	if key != "" {
		w.c.form.open(w, key)
		w.groups = append(slices.Clip(w.groups), key)
	}
	if !w.attrs(attrs) {
		w.undo(before)
		return false
	}
	w.groups = before.groups
	if key != "" {
		w.c.form.close(w)
		w.prefix = before.prefix
	}
	return true
}

func (w *writer) value(v Value) {
	defer func() {
		if r := recover(); r != nil {
			// A nil pointer whose method was called is printed as such.
			if x := reflect.ValueOf(v.any); x.Kind() == reflect.Pointer && x.IsNil() {
				w.c.form.string(w, "<nil>")
				return
			}
			w.c.form.string(w, fmt.Sprintf("!PANIC: %v", r))
		}
	}()
	var err error
	if v.Kind() == KindTime {
		w.c.form.time(w, v.Time())
	} else {
		err = w.c.form.value(w, v)
	}
	if err != nil {
		w.c.form.string(w, fmt.Sprintf("!ERROR:%v", err))
	}
}

// ---- text

type textForm struct{}

func (textForm) open(w *writer, name string) { w.prefix += name + "." }
func (textForm) close(*writer)               {}

func (f textForm) key(w *writer, key string) {
	w.buf = append(w.buf, w.sep...)
	w.sep = " "
	f.string(w, w.prefix+key)
	w.buf = append(w.buf, '=')
}

func (textForm) string(w *writer, s string) {
	if needsQuoting(s) {
		w.buf = strconv.AppendQuote(w.buf, s)
	} else {
		w.buf = append(w.buf, s...)
	}
}

func (textForm) time(w *writer, t time.Time) {
	w.buf = t.AppendFormat(w.buf, "2006-01-02T15:04:05.000Z07:00")
}

func (f textForm) value(w *writer, v Value) error {
	switch v.Kind() {
	case KindString:
		f.string(w, v.String())
	case KindAny:
		if m, ok := v.any.(encoding.TextMarshaler); ok {
			data, err := m.MarshalText()
			if err != nil {
				return err
			}
			f.string(w, string(data))
			return nil
		}
		if x := reflect.ValueOf(v.any); x.Kind() == reflect.Slice && x.Type().Elem().Kind() == reflect.Uint8 {
			w.buf = strconv.AppendQuote(w.buf, string(x.Bytes()))
			return nil
		}
		f.string(w, fmt.Sprintf("%+v", v.Any()))
	default:
		w.buf = v.append(w.buf)
	}
	return nil
}

func needsQuoting(s string) bool {
	if s == "" {
		return true
	}
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if r <= ' ' || r == '=' || r == '"' {
				return true
			}
		case r == utf8.RuneError || unicode.IsSpace(r) || !unicode.IsPrint(r):
			return true
		}
	}
	return false
}

// TextHandler writes lines of key=value.
type TextHandler struct{ *common }

// NewTextHandler returns a handler; opts may be nil.
func NewTextHandler(w io.Writer, opts *HandlerOptions) *TextHandler {
	return &TextHandler{newCommon(w, opts, textForm{})}
}

// Enabled reports whether a level is written.
func (h *TextHandler) Enabled(_ context.Context, level Level) bool { return h.enabled(level) }

// Handle writes a record.
func (h *TextHandler) Handle(_ context.Context, r Record) error { return h.handle(r) }

// WithAttrs returns a handler that adds attributes.
func (h *TextHandler) WithAttrs(attrs []Attr) Handler {
	return &TextHandler{h.withAttrs(attrs)}
}

// WithGroup returns a handler whose attributes are in a group.
func (h *TextHandler) WithGroup(name string) Handler {
	if name == "" {
		return h
	}
	return &TextHandler{h.withGroup(name)}
}

// ---- others

// defaultHandler writes with package log.
type defaultHandler struct {
	*common
	write func(calldepth int, s string) error
}

func (h *defaultHandler) Enabled(_ context.Context, l Level) bool { return l >= bridgeLevel.Level() }

func (h *defaultHandler) Handle(_ context.Context, r Record) error {
	w := &writer{c: h.common, sep: " "}
	w.buf = append(w.buf, r.Level.String()+" "+r.Message...)
	w.rest(r)
	return h.write(4, string(w.buf))
}

func (h *defaultHandler) WithAttrs(attrs []Attr) Handler {
	return &defaultHandler{h.withAttrs(attrs), h.write}
}

func (h *defaultHandler) WithGroup(name string) Handler {
	if name == "" {
		return h
	}
	return &defaultHandler{h.withGroup(name), h.write}
}

// DiscardHandler writes nothing.
var DiscardHandler Handler = discardHandler{}

type discardHandler struct{}

func (discardHandler) Enabled(context.Context, Level) bool  { return false }
func (discardHandler) Handle(context.Context, Record) error { return nil }
func (d discardHandler) WithAttrs([]Attr) Handler           { return d }
func (d discardHandler) WithGroup(string) Handler           { return d }

// MultiHandler hands records to several handlers.
type MultiHandler struct{ multi []Handler }

// NewMultiHandler returns a handler that hands records to all of these.
func NewMultiHandler(handlers ...Handler) *MultiHandler {
	return &MultiHandler{slices.Clone(handlers)}
}

// Enabled reports whether one of them wants the level.
func (h *MultiHandler) Enabled(ctx context.Context, l Level) bool {
	return slices.ContainsFunc(h.multi, func(x Handler) bool { return x.Enabled(ctx, l) })
}

// Handle hands a copy to each handler that wants the level.
func (h *MultiHandler) Handle(ctx context.Context, r Record) error {
	var errs []error
	for _, x := range h.multi {
		if x.Enabled(ctx, r.Level) {
			if err := x.Handle(ctx, r.Clone()); err != nil {
				errs = append(errs, err)
			}
		}
	}
	return errors.Join(errs...)
}

func (h *MultiHandler) each(f func(Handler) Handler) Handler {
	n := &MultiHandler{}
	for _, x := range h.multi {
		n.multi = append(n.multi, f(x))
	}
	return n
}

// WithAttrs adds attributes to all.
func (h *MultiHandler) WithAttrs(attrs []Attr) Handler {
	return h.each(func(x Handler) Handler { return x.WithAttrs(slices.Clone(attrs)) })
}

// WithGroup opens a group in all.
func (h *MultiHandler) WithGroup(name string) Handler {
	return h.each(func(x Handler) Handler { return x.WithGroup(name) })
}
