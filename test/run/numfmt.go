// run
package main

import (
	"fmt"
	"math"
	"strconv"
)

type V struct {
	A int
	B string
	c []float64
	D map[string]bool
	E *int
}

func main() {
	fmt.Printf("%d|%5d|%-5d|%05d|%+d|%x|%X|%o|%O|%b|%c|%q|%U|%#x|% d\n", 42, 42, 42, 42, 42, 255, 255, 8, 8, 5, 'x', 'y', 0x1F600, 255, 7)
	fmt.Printf("%f|%.2f|%8.3f|%-8.1f|%e|%g|%G|%08.2f|%+.1f|%.0f|%v\n", math.Pi, math.Pi, math.Pi, math.Pi, 123456.789, 1e21, 1e-7, -3.14159, 2.0, 2.5, 1e6)
	fmt.Printf("%t|%v|%p|%s|%10s|%-10s|%.3s|%q|%x|%v\n", true, nil, nil, "str", "right", "left", "truncate", `q"uote`, "hex", 'a')
	v := V{1, "two", []float64{3, 4.5}, map[string]bool{"z": true, "a": false}, nil}
	fmt.Printf("%v\n%+v\n%#v\n%T\n", v, v, v, v)
	fmt.Printf("%v %+v %v %v\n", &v, []interface{}{1, "a", nil}, [2]bool{true}, struct{}{})
	fmt.Printf("%!|%d %d|%d\n", 1, "x", 2)
	fmt.Printf("%[2]d %[1]d %*d %.*f %[5]*.[2]*[1]f|\n", 1, 2, 5, 3, 1.5)
	fmt.Println(math.Inf(1), math.Inf(-1), math.NaN(), math.MaxFloat64, math.SmallestNonzeroFloat64, float32(math.MaxFloat32), -0.0, 1e20, 1e21, 123456789.0, 1e-5)
	fmt.Println(strconv.Itoa(-45), strconv.FormatInt(255, 2), strconv.Quote("hi\n\x00é世"), strconv.FormatFloat(1.0/3, 'e', 5, 32))
	for _, s := range []string{"12", "-7", "abc", "99999999999999999999", "", "0x1f", "1_000"} {
		n, err := strconv.Atoi(s)
		fmt.Println(n, err)
	}
	f, err := strconv.ParseFloat("1e400", 64)
	b, err2 := strconv.ParseBool("maybe")
	u, err3 := strconv.ParseInt("0b101", 0, 8)
	fmt.Println(f, err, b, err2, u, err3)
	fmt.Println(math.Sqrt(2), math.Pow(2, 0.5), math.Sin(1), math.Cos(1), math.Exp(1), math.Log(10), math.Floor(-1.5), math.Round(2.5), math.Trunc(-2.7), math.Hypot(3, 4), math.Cbrt(27), math.Mod(7, -3))
	fmt.Println(fmt.Sprint("a", 1, 2, "b", "c", 3.0), fmt.Sprintln("x", 1), fmt.Sprintf("%6.2f%%", 99.5))
	fmt.Printf("%08b %x %X %v %s\n", []byte{1, 2}, []byte("ab"), "xyz", []byte("v"), []string{"p", "q"})
	fmt.Printf("%5t|%-7v|%3c|%-4q|%#q|%+v\n", true, "l", 'z', 'x', "back`tick", error(nil))
	fmt.Printf("%v %d %s\n", []error{fmt.Errorf("e1")}, []int8{1}, map[int]string{2: "b", 1: "a"})
	fmt.Printf("%6d|%-6d|%06d|%x|%t\n", -12, -12, -12, -255, "notbool")
	var ip *int
	var e error
	fmt.Printf("%v %v %+v %s %d\n", ip, e, []*int{nil}, e, e)
}
