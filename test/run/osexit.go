// run exit=42
package main

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Println("deferred calls do not run")
	fmt.Print("no newline")
	os.Stdout.WriteString(" direct\n")
	fmt.Fprint(os.Stdout, len(os.Args), "\n")
	go func() { os.Exit(42) }()
	select {}
}
