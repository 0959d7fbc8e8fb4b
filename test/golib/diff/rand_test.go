package diff

import (
	grand "g/math/rand"
	grand2 "g/math/rand/v2"
	"math/rand"
	rand2 "math/rand/v2"
	"reflect"
	"testing"
)

func TestRand(t *testing.T) {
	for _, seed := range []int64{0, 1, 42, -7, 1 << 40, 89482311, rand.Int63()} {
		a, b := rand.New(rand.NewSource(seed)), grand.New(grand.NewSource(seed))
		za, zb := rand.NewZipf(a, 1.5, 2, 1000), grand.NewZipf(b, 1.5, 2, 1000)
		for i := range 30000 {
			n := i%1000 + 1
			ok := a.Int63() == b.Int63() && a.Uint32() == b.Uint32() && a.Uint64() == b.Uint64() && a.Intn(n) == b.Intn(n) && a.Int63n(int64(n)<<40) == b.Int63n(int64(n)<<40) && a.Float64() == b.Float64() && a.Float32() == b.Float32() && a.NormFloat64() == b.NormFloat64() && a.ExpFloat64() == b.ExpFloat64() && za.Uint64() == zb.Uint64()
			if !ok {
				t.Fatal("seed", seed, "step", i)
			}
		}
		if !reflect.DeepEqual(a.Perm(100), b.Perm(100)) {
			t.Fatal("Perm")
		}
		p, q := make([]byte, 99), make([]byte, 99)
		a.Read(p)
		b.Read(q)
		x, y := []int{1, 2, 3, 4, 5, 6, 7}, []int{1, 2, 3, 4, 5, 6, 7}
		a.Shuffle(7, reflect.Swapper(x))
		b.Shuffle(7, reflect.Swapper(y))
		if !reflect.DeepEqual(p, q) || !reflect.DeepEqual(x, y) {
			t.Fatal("Read, Shuffle")
		}
	}
}

func TestRand2(t *testing.T) {
	var seed [32]byte
	for i := range seed {
		seed[i] = byte(rand.Int())
	}
	for k := range 2 {
		s1, s2 := rand.Uint64(), rand.Uint64()
		a, b := rand2.New(rand2.NewPCG(s1, s2)), grand2.New(grand2.NewPCG(s1, s2))
		if k == 1 {
			a, b = rand2.New(rand2.NewChaCha8(seed)), grand2.New(grand2.NewChaCha8(seed))
		}
		za, zb := rand2.NewZipf(a, 1.5, 2, 1000), grand2.NewZipf(b, 1.5, 2, 1000)
		for i := range 30000 {
			n := i%1000 + 1
			ok := a.Int64() == b.Int64() && a.Uint32() == b.Uint32() && a.IntN(n) == b.IntN(n) && a.Uint32N(uint32(n)) == b.Uint32N(uint32(n)) && a.Int64N(int64(n)<<40) == b.Int64N(int64(n)<<40) && a.Float64() == b.Float64() && a.Float32() == b.Float32() && a.NormFloat64() == b.NormFloat64() && a.ExpFloat64() == b.ExpFloat64() && za.Uint64() == zb.Uint64()
			if !ok {
				t.Fatal(k, "step", i)
			}
		}
		if !reflect.DeepEqual(a.Perm(100), b.Perm(100)) {
			t.Fatal("Perm")
		}
	}
	a, b := rand2.NewChaCha8(seed), grand2.NewChaCha8(seed)
	for i := range 500 {
		p, q := make([]byte, i%23), make([]byte, i%23)
		a.Read(p)
		b.Read(q)
		m, _ := a.MarshalBinary()
		n, _ := b.MarshalBinary()
		if !reflect.DeepEqual(p, q) || string(m) != string(n) {
			t.Fatalf("Read %d %q %q", i, m, n)
		}
		if i%50 == 0 {
			b = grand2.NewChaCha8([32]byte{})
			if err := b.UnmarshalBinary(m); err != nil {
				t.Fatal(err)
			}
		}
	}
}
