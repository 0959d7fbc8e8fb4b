// Package list has doubly linked lists, in which elements can be added, moved and removed anywhere without touching others.
package list

// An Element is a place in a List.
type Element struct {
	after, before *Element
	list          *List // nil for an element that was removed

	// Value is what the program stores here.
	Value any
}

// Next returns the element behind e, or nil if e is the last one or in no list.
func (e *Element) Next() *Element { return e.inList(e.after) }

// Prev returns the element in front of e, or nil if e is the first one or in no list.
func (e *Element) Prev() *Element { return e.inList(e.before) }

// inList returns the neighbour of e, unless there is none.
func (e *Element) inList(neighbour *Element) *Element {
	if e.list == nil || neighbour == &e.list.ends {
		return nil
	}
	return neighbour
}

// A List is a sequence of elements. The zero value is empty and ready to use.
type List struct {
	// ends is behind the last element and in front of the first one, so that the links form a ring. Its own links are nil in a
	// List that has not been used.
	ends  Element
	count int
}

// New returns an empty List.
func New() *List { return new(List).Init() }

// Init makes l empty and returns it.
func (l *List) Init() *List {
	l.ends.before, l.ends.after = &l.ends, &l.ends
	l.count = 0
	return l
}

// ready makes sure that the links of l form a ring.
func (l *List) ready() *List {
	if l.ends.after == nil {
		l.Init()
	}
	return l
}

// Len returns how many elements there are.
func (l *List) Len() int { return l.count }

// Front returns the first element, or nil if l is empty.
func (l *List) Front() *Element {
	if l.count > 0 {
		return l.ends.after
	}
	return nil
}

// Back returns the last element, or nil if l is empty.
func (l *List) Back() *Element {
	if l.count > 0 {
		return l.ends.before
	}
	return nil
}

// PushFront puts a new element with the value v in front of all others, and returns it.
func (l *List) PushFront(v any) *Element { return l.ready().add(v, &l.ends) }

// PushBack puts a new element with the value v behind all others, and returns it.
func (l *List) PushBack(v any) *Element { return l.ready().add(v, l.ends.before) }

// InsertBefore puts a new element with the value v in front of mark, and returns it; nil if mark is not in l.
func (l *List) InsertBefore(v any, mark *Element) *Element {
	if mark.list == l {
		return l.add(v, mark.before)
	}
	return nil
}

// InsertAfter puts a new element with the value v behind mark, and returns it; nil if mark is not in l.
func (l *List) InsertAfter(v any, mark *Element) *Element {
	if mark.list == l {
		return l.add(v, mark)
	}
	return nil
}

func (l *List) add(v any, behind *Element) *Element {
	e := &Element{Value: v, list: l}
	e.link(behind)
	l.count++
	return e
}

// Remove removes e from l, if it is there. It returns the value of e in any case.
func (l *List) Remove(e *Element) any {
	if e.list == l {
		e.unlink()
		*e = Element{Value: e.Value}
		l.count--
	}
	return e.Value
}

// MoveToFront moves e in front of all others. If e is not in l, nothing happens.
func (l *List) MoveToFront(e *Element) {
	if e.list == l {
		e.move(&l.ends)
	}
}

// MoveToBack moves e behind all others. If e is not in l, nothing happens.
func (l *List) MoveToBack(e *Element) {
	if e.list == l {
		e.move(l.ends.before)
	}
}

// MoveBefore moves e in front of mark. If one of them is not in l, or they are the same, nothing happens.
func (l *List) MoveBefore(e, mark *Element) {
	if e != mark && e.list == l && mark.list == l {
		e.move(mark.before)
	}
}

// MoveAfter moves e behind mark. If one of them is not in l, or they are the same, nothing happens.
func (l *List) MoveAfter(e, mark *Element) {
	if e != mark && e.list == l && mark.list == l {
		e.move(mark)
	}
}

func (e *Element) move(behind *Element) {
	if behind == e || behind == e.before {
		return
	}
	e.unlink()
	e.link(behind)
}

func (e *Element) link(behind *Element) {
	e.before, e.after = behind, behind.after
	behind.after.before = e
	behind.after = e
}

func (e *Element) unlink() {
	e.before.after = e.after
	e.after.before = e.before
}

// PushBackList puts copies of the elements of other behind all others. other may be l.
func (l *List) PushBackList(other *List) {
	l.ready()
	e := other.Front()
	for range other.Len() {
		l.add(e.Value, l.ends.before)
		e = e.Next()
	}
}

// PushFrontList puts copies of the elements of other in front of all others, in the same order. other may be l.
func (l *List) PushFrontList(other *List) {
	l.ready()
	e := other.Back()
	for range other.Len() {
		l.add(e.Value, &l.ends)
		e = e.Prev()
	}
}
