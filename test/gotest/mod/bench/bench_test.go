// Package bench has benchmarks.
package bench

import (
	"strings"
	"testing"
)

var sink string

func BenchmarkLoop(b *testing.B) {
	for b.Loop() {
		sink = strings.Repeat("x", 100)
	}
}

func BenchmarkN(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(100)
	for range b.N {
		sink = strings.Repeat("x", 100)
	}
}

func BenchmarkMetric(b *testing.B) {
	n := 0
	for range b.N {
		n++
	}
	b.ReportMetric(float64(n)/float64(b.N), "rounds/op")
	b.ReportMetric(0, "ns/op")
}

func BenchmarkParallel(b *testing.B) {
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			_ = strings.ToUpper("abc")
		}
	})
}

func BenchmarkSub(b *testing.B) {
	for _, name := range []string{"small", "rather_a_long_name"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
			}
		})
	}
}

func BenchmarkLog(b *testing.B) {
	b.Log("logged")
}

func BenchmarkSkip(b *testing.B) { b.Skip("skipped") }

func BenchmarkFail(b *testing.B) {
	b.Error("failed")
}

func BenchmarkBreak(b *testing.B) {
	for b.Loop() {
		break
	}
}

func TestBesides(t *testing.T) {}
