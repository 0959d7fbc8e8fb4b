package p

type Reader interface{ Read(p []byte) (n int, err error) }
type T struct{}

func (T) Read(p []byte) int { return 0 }

type U struct{}

func (*U) Read(p []byte) (n int, err error) { return }

type W struct{}

func (W) read(p []byte) (n int, err error) { return }

type F struct{ Read int }

var (
	_ Reader = T{} // ERROR 13 "cannot use T{} (value of struct type T) as Reader value in variable declaration: T does not implement Reader (wrong type for method Read)\n\t\thave Read([]byte) int\n\t\twant Read([]byte) (int, error)"
	_ Reader = U{} // ERROR 13 "cannot use U{} (value of struct type U) as Reader value in variable declaration: U does not implement Reader (method Read has pointer receiver)"
	_ Reader = &U{}
	_ Reader = W{} // ERROR 13 "cannot use W{} (value of struct type W) as Reader value in variable declaration: W does not implement Reader (missing method Read)\n\t\thave read([]byte) (int, error)\n\t\twant Read([]byte) (int, error)"
	_ Reader = F{} // ERROR 13 "cannot use F{} (value of struct type F) as Reader value in variable declaration: F does not implement Reader (F.Read is a field, not a method)"
	_ Reader = 5 // ERROR 13 "cannot use 5 (constant of type int) as Reader value in variable declaration: int does not implement Reader (missing method Read)"
	_ Reader = nil
	_ *Reader = &U{} // ERROR 14 "cannot use &U{} (value of type *U) as *Reader value in variable declaration: *U does not implement *Reader (type *Reader is pointer to interface, not interface)"
	_ error = new(error) // ERROR 12 "cannot use new(error) (value of type *error) as error value in variable declaration: *error does not implement error (type *error is pointer to interface, not interface)"
	_ error = U{} // ERROR 12 "cannot use U{} (value of struct type U) as error value in variable declaration: U does not implement error (missing method Error)"
	_ interface{ Error() string } = error(nil)
	_ error = interface{}(nil) // ERROR 12 "cannot use interface{}(nil) (value of type interface{}) as error value in variable declaration: interface{} does not implement error (missing method Error)"
)

func g(r Reader, pr *Reader) {
	r.Write() // ERROR 4 "r.Write undefined (type Reader has no field or method Write)"
	pr.Read(nil) // ERROR 5 "pr.Read undefined (type *Reader is pointer to interface, not interface)"
	_ = r.(*U)
	_ = r.(U) // ERROR 6 "impossible type assertion: r.(U)\n\tU does not implement Reader (method Read has pointer receiver)"
	_ = r.(interface{ Close() })
	switch r.(type) {
	case T: // ERROR 7 "impossible type switch case: T\n\tr (variable of interface type Reader) cannot have dynamic type T (wrong type for method Read)\n\t\thave Read([]byte) int\n\t\twant Read([]byte) (int, error)"
	case *U:
	}
	var m = r.Read
	m(nil, nil) // ERROR 9 "too many arguments in call to m\n\thave (nil, nil)\n\twant ([]byte)"
	_ = Reader.Read
	_ = T.Foo // ERROR 8 "T.Foo undefined (type T has no field or method Foo)"
	_ = U.Read // ERROR 8 "invalid method expression U.Read (needs pointer receiver (*U).Read)"
}
