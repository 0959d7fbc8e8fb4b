// run

package main

import "fmt"

// A dot that ends the format, or another one, is the verb.
func main() {
	fmt.Println(fmt.Sprintf("%.", 3))
	fmt.Println(fmt.Sprintf("%", 3))
	fmt.Println(fmt.Sprintf("%5.", 3))
	fmt.Println(fmt.Sprintf("%5", 3))
	fmt.Println(fmt.Sprintf("%.3", 3))
	fmt.Println(fmt.Sprintf("%[1]", 3))
	fmt.Println(fmt.Sprintf("%.[1]", 3))
	fmt.Println(fmt.Sprintf("%-.", 3))
	fmt.Println(fmt.Sprintf("%.d", 3))
	fmt.Println(fmt.Sprintf("%..d", 3))
	fmt.Println(fmt.Sprintf("%.*", 3, 4))
	fmt.Println(fmt.Sprintf("%*", 3, 4))
	fmt.Println(fmt.Sprintf("%.*.d", 3, 4))
}
