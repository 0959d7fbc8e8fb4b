// run
package main

import "fmt"

func main() {
	s := "héllo, 世界\x00\xff"
	for i, r := range s {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println(len(s))
	b := []byte(s)
	r := []rune(s)
	fmt.Println(len(b), len(r), string(r[7:9]), string(b[:5]))
	b[0] = 'H'
	fmt.Println(s[0], string(b[0]), s[1:3] == "é", s < "i", s > "h", s+"!" == s)
	fmt.Println(string(rune(65)), string(rune(0x4e16)), string(rune(-1)), string([]rune{72, 105, 0x10ffff + 1}))
	t := ""
	for i := 0; i < 5; i++ {
		t += fmt.Sprint(i)
	}
	fmt.Println(t, t[1:], t[:2], t[2:4], len(t[5:]))
	raw := `a\nb
c`
	fmt.Println(len(raw), raw)
	type MyStr string
	m := MyStr("typed")
	fmt.Println(m[1:3], string(m)+"x", len(m), m+"y")
	switch s[0:1] {
	case "a", "h":
		fmt.Println("h!")
	}
	var sb []byte
	sb = append(sb, "append"...)
	sb = append(sb, " string"[1:]...)
	n := copy(sb, "APP")
	fmt.Println(string(sb), n)
	m2 := map[string]int{"a" + t: 1}
	fmt.Println(m2["a01234"], m2[string(sb)])
	for i := range "abc" {
		fmt.Print(i)
	}
	for range "xy" {
		fmt.Print("-")
	}
	fmt.Println()
	fmt.Printf("%q %x %X % x %+q %s|%8s|%-8s|%.2s\n", s, s, "hi", "hi", "é", "s", "r", "l", "trunc")
}
