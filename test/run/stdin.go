// run
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

func main() {
	sc := bufio.NewScanner(os.Stdin)
	n := 0
	for sc.Scan() {
		n++
	}
	fmt.Println("lines", n, sc.Err())
	var a int
	_, err := fmt.Scan(&a)
	fmt.Println(a, err)
	b, err := io.ReadAll(os.Stdin)
	fmt.Println(len(b), err)
	w := bufio.NewWriterSize(os.Stdout, 16)
	for i := 0; i < 20; i++ {
		fmt.Fprintf(w, "%d,", i)
	}
	w.WriteString("\n")
	w.Flush()
	fmt.Fprintln(os.Stderr, "stderr is separate")
	println("println goes to stderr")
	os.Setenv("GG_TEST", "v1")
	v, ok := os.LookupEnv("GG_TEST")
	fmt.Println(v, ok, os.ExpandEnv("$GG_TEST-${GG_TEST}"), os.Getenv("GG_NONE") == "")
}
