// Package pprof has the labels that goroutines carry for profilers; the debugger shows them.
package pprof

import (
	"context"
	"internal/rt"
	"sort"
	"unsafe"
)

type label struct{ key, value string }

// A LabelSet is a set of labels, sorted by key.
type LabelSet struct{ list []label }

// labelMap is what a goroutine's label word points to.
type labelMap struct{ LabelSet }

type labelKey struct{}

// Labels makes a set of key-value pairs. Of several values for a key the last counts.
func Labels(args ...string) LabelSet {
	if len(args)%2 != 0 {
		panic("uneven number of arguments to pprof.Labels")
	}
	list := make([]label, 0, len(args)/2)
	for i := 0; i < len(args); i += 2 {
		list = append(list, label{args[i], args[i+1]})
	}
	return LabelSet{normalised(list)}
}

// normalised sorts by key and keeps the last of equal keys.
func normalised(list []label) []label {
	sort.SliceStable(list, func(i, j int) bool { return list[i].key < list[j].key })
	out := list[:0]
	for i, l := range list {
		if i+1 == len(list) || list[i+1].key != l.key {
			out = append(out, l)
		}
	}
	return out
}

func contextLabels(ctx context.Context) LabelSet {
	if m, ok := ctx.Value(labelKey{}).(*labelMap); ok {
		return m.LabelSet
	}
	return LabelSet{}
}

// WithLabels returns a context with the labels of ctx and those given, which count more.
func WithLabels(ctx context.Context, labels LabelSet) context.Context {
	old := contextLabels(ctx)
	both := make([]label, 0, len(old.list)+len(labels.list))
	both = append(append(both, old.list...), labels.list...)
	return context.WithValue(ctx, labelKey{}, &labelMap{LabelSet{normalised(both)}})
}

// SetGoroutineLabels gives the goroutine the labels of ctx. Goroutines that it starts from now on inherit them.
func SetGoroutineLabels(ctx context.Context) {
	m, _ := ctx.Value(labelKey{}).(*labelMap)
	rt.SetLabels(unsafe.Pointer(m))
}

// Do calls f with the goroutine labelled, and then takes the labels back.
func Do(ctx context.Context, labels LabelSet, f func(context.Context)) {
	defer SetGoroutineLabels(ctx)
	ctx = WithLabels(ctx, labels)
	SetGoroutineLabels(ctx)
	f(ctx)
}

// Label returns the value of a label of ctx.
func Label(ctx context.Context, key string) (string, bool) {
	for _, l := range contextLabels(ctx).list {
		if l.key == key {
			return l.value, true
		}
	}
	return "", false
}

// ForLabels calls f for each label of ctx, by key, until it returns false.
func ForLabels(ctx context.Context, f func(key, value string) bool) {
	for _, l := range contextLabels(ctx).list {
		if !f(l.key, l.value) {
			return
		}
	}
}
