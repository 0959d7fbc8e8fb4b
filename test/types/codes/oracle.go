//go:build ignore

// The oracle prints the codes that go/types gives to the packages of codes.txt: go run oracle.go.
package main

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"reflect"
	"regexp"
	"strings"
)

func main() {
	text, err := os.ReadFile("codes.txt")
	if err != nil {
		panic(err)
	}
	heads := regexp.MustCompile(`(?m)^-- (\w+) --\n`).FindAllStringSubmatchIndex(string(text), -1)
	for i, h := range heads {
		end := len(text)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		source := string(text[h[1]:end])
		if !strings.Contains(source, "package ") {
			source = "package p\n" + source
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, "p.go", source, parser.SkipObjectResolution|parser.ParseComments)
		if err != nil {
			fmt.Printf("%s: syntax: %v\n", text[h[2]:h[3]], err)
		}
		var codes []string
		conf := types.Config{Importer: importer.ForCompiler(fset, "source", nil), Error: func(err error) {
			e := err.(types.Error)
			codes = append(codes, fmt.Sprint(reflect.ValueOf(e).FieldByName("go116code").Int(), " ", e.Msg))
		}}
		if file != nil {
			conf.Check("p", fset, []*ast.File{file}, nil)
		}
		fmt.Printf("%s: %s\n", text[h[2]:h[3]], strings.Join(codes, "; "))
	}
}
