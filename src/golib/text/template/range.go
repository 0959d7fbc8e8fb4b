// The action range.

package template

import (
	"reflect"
	"text/template/parse"
)

// A loop is an execution of range. Its own variables, if it declares some, stand in
// the scope in front of `inner`.
type loop struct {
	x     *execution
	node  *parse.RangeNode
	inner int
	ran   bool
}

// iterate executes the body for each element, or the else.
func (x *execution) iterate(dot reflect.Value, n *parse.RangeNode) exit {
	defer x.leave(len(x.scope))
	over, _ := behind(x.pipeline(dot, n.Pipe))
	l := &loop{x: x, node: n, inner: len(x.scope)}
	l.all(over)
	if l.ran {
		return atEnd
	}
	return x.otherwise(dot, &n.BranchNode)
}

// all goes over what there is in v.
func (l *loop) all(v reflect.Value) {
	switch k := v.Kind(); {
	case k == reflect.Invalid:
	case k == reflect.Slice || k == reflect.Array:
		l.counted(v.Len(), func(i int) (reflect.Value, bool) { return v.Index(i), true })
	case k == reflect.Map:
		for _, name := range sortedKeys(v) {
			if !l.once(name, v.MapIndex(name)) {
				return
			}
		}
	case k == reflect.Chan && v.IsNil():
	case k == reflect.Chan:
		if v.Type().ChanDir() == reflect.SendDir {
			l.x.fail("range over send-only channel %v", v)
		}
		l.counted(-1, func(int) (reflect.Value, bool) { return v.Recv() })
	case v.CanInt() || v.CanUint():
		l.single(v, "can't use %v to iterate over more than one variable")
	case k == reflect.Func && v.Type().CanSeq():
		l.single(v, "can't use %v iterate over more than one variable")
	case k == reflect.Func && v.Type().CanSeq2():
		for first, second := range v.Seq2() {
			if len(l.node.Pipe.Decl) < 2 {
				second = first
			}
			if !l.once(first, second) {
				return
			}
		}
	default:
		l.x.fail("range can't iterate over %v", v)
	}
}

// counted goes over elements with numbers, up to n of them, or while there are some.
func (l *loop) counted(n int, element func(int) (reflect.Value, bool)) {
	for i := 0; i != n; i++ {
		e, ok := element(i)
		if !ok || !l.once(reflect.ValueOf(i), e) {
			return
		}
	}
}

// single goes over a sequence that has values for one variable.
func (l *loop) single(v reflect.Value, refusal string) {
	if len(l.node.Pipe.Decl) > 1 {
		l.x.fail(refusal, v)
	}
	for e := range v.Seq() {
		if !l.once(e, e) {
			return
		}
	}
}

// once executes the body; false means that the loop is over.
func (l *loop) once(index, element reflect.Value) bool {
	l.ran = true
	values := []reflect.Value{index, element}
	pipe := l.node.Pipe
	if len(pipe.Decl) == 1 {
		values = values[1:]
	}
	for i, v := range pipe.Decl {
		if pipe.IsAssign {
			*l.x.variable(v.Ident[0]) = values[i]
		} else {
			l.x.scope[l.inner-len(pipe.Decl)+i].value = values[i]
		}
	}
	defer l.x.leave(l.inner)
	return l.x.run(element, l.node.List) != byBreak
}
