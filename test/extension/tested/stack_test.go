package tested

import (
	"os"
	"testing"
)

func TestPush(t *testing.T) {
	var s Stack
	s.Push(1)
	if len(s.items) != 1 {
		t.Error("not pushed")
	}
}

func TestPop(t *testing.T) {
	t.Log("greeting", os.Getenv("GREETING"))
	var s Stack
	s.Push(7)
	s.Push(8)
	v, ok := s.Pop()
	if v != 8 || !ok {
		t.Errorf("got %d, %t", v, ok)
	}
}
