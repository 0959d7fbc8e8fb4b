// The handler for JSON.

package slog

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"time"
)

type jsonForm struct{}

func (f jsonForm) open(w *writer, name string) {
	f.key(w, name)
	w.buf = append(w.buf, '{')
	w.sep = ""
}

func (jsonForm) close(w *writer) {
	w.buf = append(w.buf, '}')
	w.sep = ","
}

func (f jsonForm) key(w *writer, key string) {
	w.buf = append(w.buf, w.sep...)
	w.sep = ","
	f.string(w, key)
	w.buf = append(w.buf, ':')
}

func (jsonForm) string(w *writer, s string) { w.encode(s) }

func (w *writer) encode(v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	w.buf = append(w.buf, bytes.TrimSuffix(b.Bytes(), []byte("\n"))...)
	return nil
}

func (f jsonForm) time(w *writer, t time.Time) {
	if y := t.Year(); y < 0 || y >= 10000 {
		// What JSON cannot have is text.
		f.string(w, t.Format(time.RFC3339Nano))
		return
	}
	w.buf = append(t.AppendFormat(append(w.buf, '"'), time.RFC3339Nano), '"')
}

func (f jsonForm) value(w *writer, v Value) error {
	switch v.Kind() {
	case KindString:
		f.string(w, v.String())
	case KindInt64, KindUint64, KindBool:
		w.buf = v.append(w.buf)
	case KindFloat64:
		return w.encode(v.Float64())
	case KindDuration:
		return w.encode(int64(v.Duration()))
	default:
		a := v.Any()
		_, isMarshaler := a.(json.Marshaler)
		if err, ok := a.(error); ok && !isMarshaler {
			f.string(w, err.Error())
			return nil
		}
		return w.encode(a)
	}
	return nil
}

// JSONHandler writes lines that are JSON objects.
type JSONHandler struct{ *common }

// NewJSONHandler returns a handler; opts may be nil.
func NewJSONHandler(w io.Writer, opts *HandlerOptions) *JSONHandler {
	return &JSONHandler{newCommon(w, opts, jsonForm{})}
}

// Enabled reports whether a level is written.
func (h *JSONHandler) Enabled(_ context.Context, level Level) bool { return h.enabled(level) }

// Handle writes a record.
func (h *JSONHandler) Handle(_ context.Context, r Record) error { return h.handle(r) }

// WithAttrs returns a handler that adds attributes.
func (h *JSONHandler) WithAttrs(attrs []Attr) Handler {
	return &JSONHandler{h.withAttrs(attrs)}
}

// WithGroup returns a handler whose attributes are in a group.
func (h *JSONHandler) WithGroup(name string) Handler {
	if name == "" {
		return h
	}
	return &JSONHandler{h.withGroup(name)}
}
