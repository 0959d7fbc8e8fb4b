package main

import "fmt"

type account struct {
	owner   string
	balance int
}

func withdraw(a *account, n int) {
	if n > a.balance {
		panic(fmt.Errorf("%s has only %d", a.owner, a.balance))
	}
	a.balance -= n
}

func main() {
	a := &account{"ann", 10}
	withdraw(a, 3)
	withdraw(a, 30)
}
