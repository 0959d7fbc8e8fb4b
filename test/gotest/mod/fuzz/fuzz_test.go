// Package fuzz has fuzz targets, which run over their corpus.
package fuzz

import "testing"

func FuzzSum(f *testing.F) {
	f.Add(1, "one", []byte("x"))
	f.Add(-3, "", []byte(nil))
	f.Fuzz(func(t *testing.T, n int, s string, b []byte) {
		t.Logf("%d %q %q", n, s, b)
		if n == 7 {
			t.Error("seven")
		}
	})
}

func FuzzTypes(f *testing.F) {
	f.Add(true, byte('x'), 'r', float32(1.5), -2.5, int8(-8), uint16(16), uint64(64))
	f.Fuzz(func(t *testing.T, a bool, b byte, c rune, d float32, e float64, g int8, h uint16, i uint64) {
		t.Log(a, b, c, d, e, g, h, i)
	})
}

func FuzzMismatch(f *testing.F) {
	f.Add("text")
	f.Fuzz(func(t *testing.T, n int) {})
}

func FuzzNever(f *testing.F) {}

func FuzzSkipped(f *testing.F) { f.Skip("no") }

func FuzzFails(f *testing.F) {
	f.Add(5)
	f.Fuzz(func(t *testing.T, n int) {
		t.Run("sub", func(t *testing.T) {
			if n > 3 {
				t.Fatalf("%d is too large", n)
			}
		})
	})
}
