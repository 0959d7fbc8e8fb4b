// run

// Objects of every size up to beyond the largest class, with and without pointers, while turns end in between.
package main

import "fmt"

type pointers []*int
type words []int

func fill(bytes int) (pointers, words) {
	n := bytes / 8
	p, w := make(pointers, n), make(words, n)
	for i := range n {
		p[i], w[i] = &w[i], i
	}
	return p, w
}

func main() {
	var keptPointers []pointers
	var keptWords []words
	capacities := map[int]bool{}
	for bytes := 8; bytes <= 40000; bytes += 8 + bytes/40&^7 {
		p, w := fill(bytes)
		keptPointers = append(keptPointers, p)
		keptWords = append(keptWords, w)
		grown := append([]byte(nil), make([]byte, bytes-7)...)
		capacities[cap(grown)] = true
	}
	for i, p := range keptPointers {
		for j, at := range p {
			if *at != j || keptWords[i][j] != j {
				panic("overwritten")
			}
		}
	}
	total := 0
	for c := range capacities {
		total += c
	}
	fmt.Println(len(keptPointers), len(capacities), total)

	var lists [][]int
	spins := 0
	for i := range 1400 {
		lists = append(lists, nil)
		for j := range 2000 {
			spins += i ^ j&1
		}
	}
	fmt.Println(len(lists), cap(lists), spins)
}
