package util

var Log []string

func Trace(s string) string { Log = append(Log, s); return s }

func Map[T, U any](xs []T, f func(T) U) (out []U) {
	for _, x := range xs {
		out = append(out, f(x))
	}
	return
}
