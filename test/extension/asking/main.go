// A program that asks two people for their names.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	for range 2 {
		fmt.Print("What is your name? ")
		if !in.Scan() {
			break
		}
		fmt.Printf("Hello, %s!\n", in.Text())
	}
}
