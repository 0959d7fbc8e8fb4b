package rand_test

import (
	"math/rand"
	"testing"
)

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func TestSequence(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for _, want := range []int{81, 87, 47, 59, 81, 18, 25, 40, 56, 0} {
		check(t, "Intn", r.Intn(100), want)
	}
	check(t, "Float64", r.Float64(), 0.5152126285020654)
}
