// Says what signals it gets. The argument is what it does about them.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func wait(c chan int) { <-c }

func choose(c chan int) {
	select {
	case <-c:
	case c <- 1:
	}
}

// waiters starts goroutines that are asleep when it returns.
func waiters() {
	go wait(make(chan int))
	go choose(make(chan int))
	time.Sleep(20 * time.Millisecond)
}

var sum int

//go:noinline
func spin() {
	for i := 0; ; i++ {
		sum += i
	}
}

func main() {
	c := make(chan os.Signal, 4)
	switch os.Args[1] {
	case "default":
		fmt.Println("ready", os.Getpid())
		time.Sleep(20 * time.Second)
	case "wait":
		signal.Notify(c, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGUSR1, syscall.SIGUSR2, syscall.SIGWINCH)
		fmt.Println("ready", os.Getpid())
		for s := range c {
			fmt.Println("got", s)
			if s == os.Interrupt {
				os.Exit(3)
			}
		}
	case "ignore":
		signal.Ignore(syscall.SIGHUP, os.Interrupt)
		signal.Notify(c, syscall.SIGTERM)
		fmt.Println("ready", os.Getpid())
		fmt.Println("got", <-c)
	case "stop":
		signal.Notify(c, os.Interrupt)
		fmt.Println("ready", os.Getpid())
		fmt.Println("got", <-c)
		signal.Stop(c)
		fmt.Println("stopped")
		<-c
	case "context":
		ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
		defer stop()
		fmt.Println("ready", os.Getpid())
		<-ctx.Done()
		fmt.Println(context.Cause(ctx))
	case "busy":
		signal.Notify(c, syscall.SIGTERM)
		fmt.Println("ready", os.Getpid())
		n := 0
		for len(c) == 0 {
			n++
		}
		fmt.Println("got", <-c, n > 0)
	case "shows":
		waiters()
		fmt.Println("ready", os.Getpid())
		time.Sleep(20 * time.Second)
	case "showsbusy":
		waiters()
		fmt.Println("ready", os.Getpid())
		spin()
	case "showsself":
		waiters()
		fmt.Println("ready", os.Getpid())
		syscall.Kill(os.Getpid(), syscall.SIGQUIT)
		fmt.Println("alive")
	case "others":
		fmt.Println("ready", os.Getpid())
		time.Sleep(100 * time.Millisecond)
		fmt.Println("alive")
		for _, s := range []syscall.Signal{syscall.SIGUSR1, syscall.SIGALRM, syscall.SIGPIPE, syscall.SIGIO, syscall.SIGPWR} {
			syscall.Kill(os.Getpid(), s)
		}
		time.Sleep(100 * time.Millisecond)
		fmt.Println("done")
	case "self":
		fmt.Println("ready", os.Getpid())
		syscall.Kill(os.Getpid(), syscall.SIGTERM)
		time.Sleep(10 * time.Second)
	}
}
