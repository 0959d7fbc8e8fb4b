// Package slog writes records of a message, a level, and attributes.
package slog

import (
	"context"
	"log"
	"runtime"
	"sync/atomic"
	"time"
)

var (
	standing atomic.Pointer[Logger] // the logger of the functions
	// The level of package log's output, and from which on records go there.
	bridgeLevel LevelVar
)

func init() { standing.Store(New(&defaultHandler{&common{form: textForm{}}, log.Output})) }

// SetLogLoggerLevel sets the level from which on the default handler writes, or
// that which records from package log get.
func SetLogLoggerLevel(level Level) (oldLevel Level) {
	oldLevel = bridgeLevel.Level()
	bridgeLevel.Set(level)
	return oldLevel
}

// Default returns the logger of the functions.
func Default() *Logger { return standing.Load() }

// SetDefault sets the logger of the functions; package log writes to it as well.
func SetDefault(l *Logger) {
	standing.Store(l)
	// The first handler writes with package log, which must not write to it in turn.
	if _, writesThere := l.handler.(*defaultHandler); writesThere {
		return
	}
	withSource := log.Flags()&(log.Lshortfile|log.Llongfile) != 0
	log.SetFlags(0)
	log.SetOutput(&lineWriter{level: &bridgeLevel, to: l.handler, withSource: withSource})
}

// A lineWriter makes records of package log's lines.
type lineWriter struct {
	level      Leveler
	to         Handler
	withSource bool // records say where the line was written
}

func (w *lineWriter) Write(buf []byte) (int, error) {
	level := w.level.Level()
	if !w.to.Enabled(context.Background(), level) {
		return 0, nil
	}
	n := len(buf)
	if n > 0 && buf[n-1] == '\n' {
		buf = buf[:n-1]
	}
	var pcs [1]uintptr
	if w.withSource {
		runtime.Callers(4, pcs[:])
	}
	return n, w.to.Handle(context.Background(), NewRecord(time.Now(), level, string(buf), pcs[0]))
}

// NewLogLogger returns a logger of package log that writes to a handler.
func NewLogLogger(h Handler, level Level) *log.Logger {
	return log.New(&lineWriter{level, h, true}, "", 0)
}

// A Logger makes records and hands them to its handler.
type Logger struct{ handler Handler }

// New returns a logger.
func New(h Handler) *Logger {
	if h == nil {
		panic("nil Handler")
	}
	return &Logger{h}
}

// Handler returns the handler.
func (l *Logger) Handler() Handler { return l.handler }

// With returns a logger that adds attributes to each record.
func (l *Logger) With(args ...any) *Logger {
	if len(args) == 0 {
		return l
	}
	return &Logger{l.handler.WithAttrs(paired(args))}
}

// WithGroup returns a logger whose attributes are in a group.
func (l *Logger) WithGroup(name string) *Logger {
	if name == "" {
		return l
	}
	return &Logger{l.handler.WithGroup(name)}
}

// With is the method of the default logger.
func With(args ...any) *Logger { return Default().With(args...) }

// Enabled reports whether a level is logged.
func (l *Logger) Enabled(ctx context.Context, level Level) bool {
	if ctx == nil {
		ctx = context.Background()
	}
	return l.handler.Enabled(ctx, level)
}

// log is called by what users call.
func (l *Logger) log(ctx context.Context, level Level, msg string, args []any, attrs []Attr) {
	if !l.Enabled(ctx, level) {
		return
	}
	var pcs [1]uintptr
	runtime.Callers(3, pcs[:])
	r := NewRecord(time.Now(), level, msg, pcs[0])
	r.Add(args...)
	r.AddAttrs(attrs...)
	if ctx == nil {
		ctx = context.Background()
	}
	l.handler.Handle(ctx, r)
}

// Log logs keys and values, or Attrs.
func (l *Logger) Log(ctx context.Context, level Level, msg string, args ...any) {
	l.log(ctx, level, msg, args, nil)
}

// LogAttrs logs Attrs.
func (l *Logger) LogAttrs(ctx context.Context, level Level, msg string, attrs ...Attr) {
	l.log(ctx, level, msg, nil, attrs)
}

// Log logs with the default logger.
func Log(ctx context.Context, level Level, msg string, args ...any) {
	Default().log(ctx, level, msg, args, nil)
}

// LogAttrs logs with the default logger.
func LogAttrs(ctx context.Context, level Level, msg string, attrs ...Attr) {
	Default().log(ctx, level, msg, nil, attrs)
}

// Debug logs at LevelDebug.
func (l *Logger) Debug(msg string, args ...any) {
	l.log(context.Background(), LevelDebug, msg, args, nil)
}

// DebugContext logs at LevelDebug.
func (l *Logger) DebugContext(ctx context.Context, msg string, args ...any) {
	l.log(ctx, LevelDebug, msg, args, nil)
}

// Debug logs at LevelDebug with the default logger.
func Debug(msg string, args ...any) { Default().log(context.Background(), LevelDebug, msg, args, nil) }

// DebugContext logs at LevelDebug with the default logger.
func DebugContext(ctx context.Context, msg string, args ...any) {
	Default().log(ctx, LevelDebug, msg, args, nil)
}

// Info logs at LevelInfo.
func (l *Logger) Info(msg string, args ...any) {
	l.log(context.Background(), LevelInfo, msg, args, nil)
}

// InfoContext logs at LevelInfo.
func (l *Logger) InfoContext(ctx context.Context, msg string, args ...any) {
	l.log(ctx, LevelInfo, msg, args, nil)
}

// Info logs at LevelInfo with the default logger.
func Info(msg string, args ...any) { Default().log(context.Background(), LevelInfo, msg, args, nil) }

// InfoContext logs at LevelInfo with the default logger.
func InfoContext(ctx context.Context, msg string, args ...any) {
	Default().log(ctx, LevelInfo, msg, args, nil)
}

// Warn logs at LevelWarn.
func (l *Logger) Warn(msg string, args ...any) {
	l.log(context.Background(), LevelWarn, msg, args, nil)
}

// WarnContext logs at LevelWarn.
func (l *Logger) WarnContext(ctx context.Context, msg string, args ...any) {
	l.log(ctx, LevelWarn, msg, args, nil)
}

// Warn logs at LevelWarn with the default logger.
func Warn(msg string, args ...any) { Default().log(context.Background(), LevelWarn, msg, args, nil) }

// WarnContext logs at LevelWarn with the default logger.
func WarnContext(ctx context.Context, msg string, args ...any) {
	Default().log(ctx, LevelWarn, msg, args, nil)
}

// Error logs at LevelError.
func (l *Logger) Error(msg string, args ...any) {
	l.log(context.Background(), LevelError, msg, args, nil)
}

// ErrorContext logs at LevelError.
func (l *Logger) ErrorContext(ctx context.Context, msg string, args ...any) {
	l.log(ctx, LevelError, msg, args, nil)
}

// Error logs at LevelError with the default logger.
func Error(msg string, args ...any) { Default().log(context.Background(), LevelError, msg, args, nil) }

// ErrorContext logs at LevelError with the default logger.
func ErrorContext(ctx context.Context, msg string, args ...any) {
	Default().log(ctx, LevelError, msg, args, nil)
}
