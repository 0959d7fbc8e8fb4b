// run

// Package testing as a program uses it itself: benchmarks and their results, counting allocations.
package main

import (
	"flag"
	"fmt"
	"testing"
)

var sink any

func main() {
	testing.Init()
	flag.Parse()
	fmt.Println(testing.AllocsPerRun(10, func() { sink = new([64]int) }), testing.AllocsPerRun(10, func() {}))
	r := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sink = new([16]int)
		}
	})
	fmt.Println(r.N > 100, r.AllocsPerOp(), r.AllocedBytesPerOp())
	count := 0
	r = testing.Benchmark(func(b *testing.B) {
		for range b.N {
			count++
		}
		b.ReportMetric(1.5, "x/op")
	})
	fmt.Println(r.N > 1000, count > r.N, r.Extra["x/op"])
	fmt.Println(testing.Benchmark(func(b *testing.B) { b.FailNow() }).N)
	fmt.Println(testing.BenchmarkResult{N: 200, T: 2e6, Bytes: 10, MemAllocs: 400, MemBytes: 1000}, testing.BenchmarkResult{N: 10, MemAllocs: 25, MemBytes: 1000}.MemString())
	fmt.Println(testing.BenchmarkResult{N: 3, T: 1000}, testing.BenchmarkResult{N: 1, T: 3e9})
	for _, x := range []float64{0, 1e-9, 0.0123, 0.5, 1, 9.995, 12.34, 99.95, 123.4, 999.96, 1e7} {
		fmt.Println(testing.BenchmarkResult{N: 1, Extra: map[string]float64{"ns/op": 1, "u": x}})
	}
	fmt.Println(testing.Testing())
}
