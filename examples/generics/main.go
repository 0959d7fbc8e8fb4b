// Generic types and functions: an ordered tree, iterators over it, and functions on sequences.
package main

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// Tree is a sorted set of pairs.
type Tree[K cmp.Ordered, V any] struct {
	root *branch[K, V]
	size int
}

type branch[K cmp.Ordered, V any] struct {
	key         K
	value       V
	left, right *branch[K, V]
}

// Set adds a pair, or replaces the value of the key.
func (t *Tree[K, V]) Set(key K, value V) {
	at := &t.root
	for *at != nil {
		switch c := cmp.Compare(key, (*at).key); {
		case c < 0:
			at = &(*at).left
		case c > 0:
			at = &(*at).right
		default:
			(*at).value = value
			return
		}
	}
	*at = &branch[K, V]{key: key, value: value}
	t.size++
}

// All yields the pairs by key.
func (t *Tree[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) { t.root.visit(yield) }
}

func (b *branch[K, V]) visit(yield func(K, V) bool) bool {
	return b == nil || b.left.visit(yield) && yield(b.key, b.value) && b.right.visit(yield)
}

// Map applies f to each value.
func Map[K, V, W any](seq iter.Seq2[K, V], f func(V) W) iter.Seq2[K, W] {
	return func(yield func(K, W) bool) {
		for k, v := range seq {
			if !yield(k, f(v)) {
				return
			}
		}
	}
}

type number interface {
	~int | ~int64 | ~float64
}

func sum[T number](values ...T) (total T) {
	for _, v := range values {
		total += v
	}
	return total
}

type celsius float64

func main() {
	var t Tree[string, int]
	for i, word := range strings.Fields("the quick brown fox jumps over the lazy dog") {
		t.Set(word, i)
	}
	for k, v := range Map(t.All(), func(v int) string { return strings.Repeat("*", v) }) {
		fmt.Printf("%-6s %s\n", k, v)
		if k == "lazy" {
			break
		}
	}
	var keys []string
	for k := range t.All() {
		keys = append(keys, k)
	}
	fmt.Println(t.size, slices.IsSorted(keys), slices.Max(keys))
	fmt.Println(sum(1, 2, 3), sum(1.5, 2.5), sum[celsius](20, 1.5))
}
