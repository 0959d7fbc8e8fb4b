package main

import "testing"

func TestCompute(t *testing.T) {
	t.Logf("%T %+v", compute(), compute())
	main()
}
