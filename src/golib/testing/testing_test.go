package testing

import (
	"strings"
	"testing"
)

func run(f func(*T)) (*T, string) {
	top := &T{common{name: "Top"}}
	top.Run("sub", f)
	return top, top.output.String()
}

func TestFailures(t *testing.T) {
	after := false
	top, text := run(func(t *T) {
		t.Error("one", 1)
		t.Fatalf("two %d", 2)
		after = true
	})
	if !top.Failed() || after {
		t.Error("FailNow did not end the test")
	}
	for _, want := range []string{"    --- FAIL: Top/sub (", "testing_test.go:", ": one 1\n", ": two 2\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
}

func TestOrder(t *testing.T) {
	var order []string
	note := func(s string) func() { return func() { order = append(order, s) } }
	top, text := run(func(t *T) {
		t.Cleanup(note("first"))
		t.Cleanup(note("second"))
		t.Run("a b", func(t *T) { order = append(order, t.Name()) })
		t.Run("a b", func(t *T) {
			order = append(order, t.Name())
			t.Skip("why")
		})
	})
	if got := strings.Join(order, " "); got != "Top/sub/a_b Top/sub/a_b#01 second first" {
		t.Error(got)
	}
	if top.Failed() || text != "" {
		t.Errorf("failed: %v, output %q", top.Failed(), text)
	}
}

func TestContext(t *testing.T) {
	run(func(x *T) {
		ctx := x.Context()
		x.Cleanup(func() {
			if ctx.Err() == nil {
				t.Error("not cancelled before the cleanups")
			}
		})
		if ctx.Err() != nil {
			t.Error("cancelled early")
		}
	})
}
