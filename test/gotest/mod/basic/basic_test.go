package basic

import (
	"errors"
	"testing"
)

func TestPass(t *testing.T) {
	t.Log("a log line")
	t.Logf("formatted %d\nover two lines", 42)
}

func TestFail(t *testing.T) {
	t.Error("first", 1, errors.New("boom"))
	t.Errorf("second %q\n", "x")
	t.Fail()
	t.Log("goes on")
}

func TestFatal(t *testing.T) {
	defer t.Log("deferred")
	t.Fatal("stop")
	t.Log("never")
}

func TestFailNow(t *testing.T) {
	t.FailNow()
}

func TestSkip(t *testing.T) {
	t.Skip("not", "today")
}

func TestSkipf(t *testing.T) {
	t.Skipf("%d reasons", 3)
}

func TestSkipAfterError(t *testing.T) {
	t.Error("bad")
	t.SkipNow()
}

func TestTable(t *testing.T) {
	for _, c := range []struct {
		name       string
		a, b, want int
	}{
		{"six by two", 6, 2, 3},
		{"wrong", 9, 3, 4},
		{"wrong", 9, 3, 3},
		{"", 1, 1, 2},
		{"slash/inside", 1, 1, 1},
		{"tab\tand \x01", 1, 1, 1},
		{"wrong#01", 1, 1, 1},
		{"ünï\u2028x", 1, 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Div(c.a, c.b); got != c.want {
				t.Errorf("Div(%d, %d) = %d, want %d", c.a, c.b, got, c.want)
			}
		})
	}
}

func TestNested(t *testing.T) {
	t.Log("outer before")
	ok := t.Run("a", func(t *testing.T) {
		t.Log("in a")
		t.Run("b", func(t *testing.T) {
			t.Log("in a/b")
			t.Run("c", func(t *testing.T) { t.Error("deep") })
		})
		t.Run("skipped", func(t *testing.T) { t.SkipNow() })
	})
	t.Log("outer after", ok)
	t.Log(t.Run("fine", func(t *testing.T) { t.Log(t.Name()) }))
}

func helper(t *testing.T, n int) {
	t.Helper()
	if n > 0 {
		helper(t, n-1)
		return
	}
	t.Error("from a helper")
}

func check(t testing.TB, ok bool) {
	t.Helper()
	if !ok {
		t.Fatal("check failed")
	}
}

func TestHelper(t *testing.T) {
	helper(t, 3)
	func() { helper(t, 0) }()
	t.Run("sub", func(t *testing.T) {
		check(t, true)
		check(t, false)
	})
	t.Run("loop", func(t *testing.T) {
		t.Helper()
		t.Error("its own helper")
	})
}

func TestCleanup(t *testing.T) {
	t.Cleanup(func() { t.Log("cleanup 1") })
	t.Cleanup(func() {
		t.Log("cleanup 2")
		t.Cleanup(func() { t.Log("cleanup of a cleanup") })
	})
	t.Run("sub", func(t *testing.T) {
		t.Cleanup(func() { t.Error("cleanup of the subtest fails") })
		t.Log("in sub")
	})
	t.Log("end of the function")
}

func TestCleanupFatal(t *testing.T) {
	t.Cleanup(func() { t.Log("still runs") })
	t.Cleanup(func() { t.Fatal("fatal in a cleanup") })
}

func cleaning(t *testing.T) {
	t.Helper()
	t.Cleanup(func() {
		t.Helper()
		t.Log("whose line")
	})
}

func TestCleanupPlace(t *testing.T) {
	cleaning(t)
	t.Fail()
}

func TestContext(t *testing.T) {
	ctx := t.Context()
	t.Cleanup(func() { t.Log("in cleanup", ctx.Err()) })
	t.Log("before", ctx.Err())
}

func TestParentFailNow(t *testing.T) {
	t.Run("sub", func(sub *testing.T) {
		sub.Log("ends the parent")
		t.FailNow()
	})
	t.Log("never")
}

func testing_helper() {}

func Test(t *testing.T) { testing_helper() }

func Test_underscore(t *testing.T) {}

func TestÜmlaut(t *testing.T) {}

func Testlower(t *testing.T) { t.Error("not a test") }

type suite struct{}

func (suite) TestMethod(t *testing.T) { t.Error("not a test") }
