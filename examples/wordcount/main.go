// Counts the words of its input, or of a text of its own if there is none: glassgo run examples/wordcount < README.md
package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"
)

const ownText = `A goroutine is cheap, a channel is cheap, and a leak of either is dear.
Do not communicate by sharing memory; share memory by communicating.
A goroutine that waits for ever is a leak, and a leak is a defect.`

type count struct {
	word string
	n    int
}

func words(r io.Reader) (map[string]int, error) {
	counts := map[string]int{}
	scanner := bufio.NewScanner(r)
	scanner.Split(bufio.ScanWords)
	for scanner.Scan() {
		word := strings.ToLower(strings.TrimFunc(scanner.Text(), func(r rune) bool { return !unicode.IsLetter(r) }))
		if word != "" {
			counts[word]++
		}
	}
	return counts, scanner.Err()
}

func main() {
	counts, err := words(os.Stdin)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if len(counts) == 0 {
		counts, _ = words(strings.NewReader(ownText))
	}
	var list []count
	for word, n := range counts {
		list = append(list, count{word, n})
	}
	slices.SortFunc(list, func(a, b count) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.word, b.word))
	})
	for _, c := range list[:min(10, len(list))] {
		fmt.Printf("%3d %s\n", c.n, c.word)
	}
}
