package example_test

import (
	"fmt"
	"os"
)

func Example() {
	fmt.Println("package example")
	// Output: package example
}

func ExamplePrint() {
	fmt.Print("  one\n  two\n\n")
	// Output:
	//   one
	//   two
}

func ExampleWrong() {
	fmt.Println("got this")
	fmt.Println("and this")
	// Output:
	// wanted that
}

func ExampleUnordered() {
	for _, s := range []string{"c", "a", "b"} {
		fmt.Println(s)
	}
	// Unordered output:
	// a
	// b
	// c
}

func ExampleUnordered_wrong() {
	fmt.Println("x")
	// unordered OUTPUT: y
}

func ExampleEmpty() {
	// Output:
}

func ExampleEmpty_wrong() {
	fmt.Println("something")
	// Output:
}

func ExampleCompiledOnly() {
	fmt.Println("not run")
}

func ExampleBlock() {
	fmt.Println("block comment")
	/* Output: block comment */
}

func ExampleTrailing() {
	fmt.Println("hello") // prints
	// Output: hello
}

func ExampleNested() {
	if true {
		fmt.Fprintln(os.Stdout, "nested")
		// Output: nested
	}
}

func ExampleLast() {
	// Output: first
	fmt.Println("second")

	// Note: the last comment counts.
}

func ExampleQuotes() {
	fmt.Printf("%q \\ `tick`\n\n\nend", "a\tb")
	// Output: "a\tb" \ `tick`
	//
	//
	// end
}

func ExampleWithParameter(n int) {
	// Output: nothing
}
