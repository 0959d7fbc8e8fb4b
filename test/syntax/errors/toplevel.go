package p

x := 1
import "fmt"
func
func f(
}
type T struct { a int b int }
type
var = 1
const c int
func (a, b T) m() {}
func () n() {}
func g() int
{
}
func h[]() {}
func (t T) k[P any]() {}
type A[P] int
type B[P any,] int
type C[*P] int
func v(a ...int, b int) (c ...int) {}
func w(a int, string) {}
type I interface { m[P any](); int |; ~ }
var _ = func[P any]() {}
