// Errors that functions return to main; those that stay below do not count.
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
)

type tooLarge struct{ n int }

func (e *tooLarge) Error() string { return fmt.Sprintf("%d is too large", e.n) }

func parse(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, fmt.Errorf("parse: %w", err)
	}
	if n > 100 {
		return 0, &tooLarge{n}
	}
	return n, nil
}

func tolerant(s string) int {
	n, err := parse(s)
	if err != nil {
		return -1
	}
	return n
}

func main() {
	fmt.Println(tolerant("x"), tolerant("7"))
	n, err := parse("12")
	fmt.Println(n, err)
	if _, err := parse("x12"); err != nil {
		fmt.Println("no number")
	}
	n, err = parse("1000")
	var large *tooLarge
	fmt.Println(n, errors.As(err, &large))
	_, err = os.Open("/does/not/exist")
	fmt.Println(err != nil)
}
