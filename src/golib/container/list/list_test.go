package list_test

import (
	"container/list"
	"fmt"
	"testing"
)

func check(t *testing.T, what string, l *list.List, want string) {
	t.Helper()
	got := ""
	for e := l.Front(); e != nil; e = e.Next() {
		got += fmt.Sprint(e.Value)
	}
	back := ""
	for e := l.Back(); e != nil; e = e.Prev() {
		back = fmt.Sprint(e.Value) + back
	}
	if got != want || back != want || l.Len() != len(want) {
		t.Errorf("%s: %s forwards, %s backwards, length %d, want %s", what, got, back, l.Len(), want)
	}
}

func TestList(t *testing.T) {
	var l list.List
	check(t, "zero", &l, "")
	b := l.PushBack("b")
	a := l.PushFront("a")
	d := l.InsertAfter("d", b)
	c := l.InsertBefore("c", d)
	check(t, "added", &l, "abcd")
	l.MoveToFront(d)
	l.MoveToBack(a)
	check(t, "to the ends", &l, "dbca")
	l.MoveBefore(c, d)
	l.MoveAfter(b, b)
	l.MoveAfter(d, a)
	check(t, "moved", &l, "cbad")
	l.Remove(b)
	l.Remove(b)
	if b.Next() != nil || b.Value != "b" {
		t.Error("a removed element has a neighbour or no value")
	}
	l.PushBackList(&l)
	check(t, "twice", &l, "cadcad")
	var other list.List
	if other.InsertBefore("x", a) != nil {
		t.Error("inserted into another list")
	}
	other.PushFrontList(&l)
	check(t, "copied", &other, "cadcad")
	check(t, "emptied", l.Init(), "")
}
