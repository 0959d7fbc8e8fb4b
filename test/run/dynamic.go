// run
package main

import (
	"fmt"
	"strings"
)

func lcs(a, b string) (int, string) {
	ra, rb := []rune(a), []rune(b)
	t := make([][]int, len(ra)+1)
	for i := range t {
		t[i] = make([]int, len(rb)+1)
	}
	for i := 1; i <= len(ra); i++ {
		for j := 1; j <= len(rb); j++ {
			if ra[i-1] == rb[j-1] {
				t[i][j] = t[i-1][j-1] + 1
			} else {
				t[i][j] = max(t[i-1][j], t[i][j-1])
			}
		}
	}
	var out []rune
	for i, j := len(ra), len(rb); i > 0 && j > 0; {
		switch {
		case ra[i-1] == rb[j-1]:
			out = append([]rune{ra[i-1]}, out...)
			i--
			j--
		case t[i-1][j] >= t[i][j-1]:
			i--
		default:
			j--
		}
	}
	return t[len(ra)][len(rb)], string(out)
}
func edit(a, b string) int {
	prev := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := range a {
		cur := []int{i + 1}
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			cur = append(cur, min(prev[j]+cost, prev[j+1]+1, cur[j]+1))
		}
		prev = cur
	}
	return prev[len(b)]
}
func knapsack(w, v []int, capacity int) int {
	best := make([]int, capacity+1)
	for i := range w {
		for c := capacity; c >= w[i]; c-- {
			if x := best[c-w[i]] + v[i]; x > best[c] {
				best[c] = x
			}
		}
	}
	return best[capacity]
}
func wrap(s string, n int) (lines []string) {
	var cur []string
	size := 0
	for _, w := range strings.Fields(s) {
		if size+len(w)+len(cur) > n && len(cur) > 0 {
			lines = append(lines, strings.Join(cur, " "))
			cur, size = nil, 0
		}
		cur = append(cur, w)
		size += len(w)
	}
	return append(lines, strings.Join(cur, " "))
}
func pascal(n int) [][]uint64 {
	rows := make([][]uint64, n)
	for i := range rows {
		rows[i] = make([]uint64, i+1)
		rows[i][0], rows[i][i] = 1, 1
		for j := 1; j < i; j++ {
			rows[i][j] = rows[i-1][j-1] + rows[i-1][j]
		}
	}
	return rows
}

func main() {
	fmt.Println(lcs("AGGTAB", "GXTXAYB"))
	fmt.Println(lcs("héllo wörld", "hello wörd"))
	fmt.Println(edit("kitten", "sitting"), edit("", "abc"), knapsack([]int{1, 3, 4, 5}, []int{1, 4, 5, 7}, 7))
	for _, l := range wrap("the quick brown fox jumps over the lazy dog again and again", 16) {
		fmt.Printf("|%-16s|\n", l)
	}
	fmt.Println(pascal(8)[7], pascal(60)[59][29])
}
