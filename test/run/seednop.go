// run
package main

import (
	"fmt"
	"math/rand"
	"os"
)

// Seed counts as GODEBUG says at the time.
func main() {
	for _, setting := range []string{"", "randseednop=0", "randseednop=1", "a=b,randseednop=0", "randseednop=0,randseednop=1", "randseednop=1,randseednop=0", "xrandseednop=0", "randseednop=00"} {
		os.Setenv("GODEBUG", setting)
		rand.Seed(1)
		before := rand.Int63()
		rand.Seed(1)
		fmt.Println(setting, before == rand.Int63())
	}
	os.Setenv("GODEBUG", "randseednop=0")
	rand.Seed(7)
	b := make([]byte, 9)
	rand.Read(b)
	fmt.Println(b, rand.Intn(100), rand.Perm(5), rand.Float64(), rand.NormFloat64())
}
