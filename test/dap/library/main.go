package main

import (
	"fmt"
	"sort"
	"strings"
)

type byLen []string

func (b byLen) Len() int           { return len(b) }
func (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) } //bp:less
func (b byLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func main() {
	words := byLen(strings.Fields("ccc a bb"))
	sort.Sort(words) //bp:sort
	up := strings.Map(func(r rune) rune {
		return r - 32 //bp:rune
	}, words[0])
	fmt.Println(words, up)
}
