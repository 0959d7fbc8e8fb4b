// run
package main

import (
	"fmt"
	"strings"
)

type state func(*lexer) state
type item struct {
	typ itemType
	val string
}
type itemType uint8

const (
	itemText itemType = iota + 1
	itemOpen
	itemName
	itemClose
	itemErr
)

var names = map[itemType]string{itemText: "text", itemOpen: "open", itemName: "name", itemClose: "close", itemErr: "error"}

func (t itemType) String() string {
	if s, ok := names[t]; ok {
		return s
	}
	return fmt.Sprintf("itemType(%d)", uint8(t))
}
func (i item) String() string { return fmt.Sprintf("%v:%q", i.typ, i.val) }

type lexer struct {
	in         string
	start, pos int
	items      chan item
}

func (l *lexer) emit(t itemType) {
	l.items <- item{t, l.in[l.start:l.pos]}
	l.start = l.pos
}
func lexText(l *lexer) state {
	for l.pos < len(l.in) {
		if strings.HasPrefix(l.in[l.pos:], "{{") {
			if l.pos > l.start {
				l.emit(itemText)
			}
			return lexOpen
		}
		l.pos++
	}
	if l.pos > l.start {
		l.emit(itemText)
	}
	return nil
}
func lexOpen(l *lexer) state {
	l.pos += 2
	l.emit(itemOpen)
	return lexName
}
func lexName(l *lexer) state {
	i := strings.Index(l.in[l.pos:], "}}")
	if i < 0 {
		l.items <- item{itemErr, fmt.Sprintf("unclosed at %d", l.start)}
		return nil
	}
	l.pos += i
	l.emit(itemName)
	l.pos += 2
	l.emit(itemClose)
	return lexText
}
func lex(s string) <-chan item {
	l := &lexer{in: s, items: make(chan item)}
	go func() {
		defer close(l.items)
		for st := state(lexText); st != nil; {
			st = st(l)
		}
	}()
	return l.items
}

func main() {
	for _, s := range []string{"hello {{name}}!", "{{a}}{{b}}", "", "x {{open", "plain"} {
		for it := range lex(s) {
			fmt.Print(it, " ")
		}
		fmt.Println("|")
	}
	fmt.Println(itemType(77), []itemType{itemText, 9})
	type light int
	next := map[light]light{0: 1, 1: 2, 2: 0}
	l := light(0)
	for range 5 {
		l = next[l]
	}
	fmt.Println(l)
}
