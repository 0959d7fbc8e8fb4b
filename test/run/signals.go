// run
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"
)

func self(s syscall.Signal) {
	if err := syscall.Kill(syscall.Getpid(), s); err != nil {
		panic(err)
	}
}

func receive(what string, c chan os.Signal) {
	select {
	case s := <-c:
		fmt.Println(what, s)
	case <-time.After(2 * time.Second):
		fmt.Println(what, "nothing")
	}
}

func nothing(what string, c chan os.Signal) {
	select {
	case s := <-c:
		fmt.Println(what, s)
	case <-time.After(30 * time.Millisecond):
		fmt.Println(what, "nothing")
	}
}

// harmless signals do nothing unless they are caught.
func harmless() {
	self(syscall.SIGWINCH)
	self(syscall.SIGCHLD)
	self(syscall.SIGURG)
	self(syscall.SIGCONT)
	self(0)
}

func notify() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGUSR1, syscall.SIGHUP)
	self(syscall.SIGUSR1)
	receive("notify", c)
	signal.Notify(c, syscall.SIGWINCH)
	self(syscall.SIGWINCH)
	receive("more", c)
	self(syscall.SIGHUP)
	receive("still", c)
	p, err := os.FindProcess(os.Getpid())
	fmt.Println(p.Pid == os.Getpid(), err)
	fmt.Println(p.Signal(syscall.SIGHUP))
	receive("process", c)
	signal.Stop(c)
	signal.Ignore(syscall.SIGUSR1)
	self(syscall.SIGUSR1)
	nothing("stopped", c)
	self(syscall.SIGWINCH)
	nothing("stopped", c)
}

// full: a channel without room loses signals, others get theirs.
func full() {
	a, b := make(chan os.Signal), make(chan os.Signal, 4)
	signal.Notify(a, syscall.SIGUSR2)
	signal.Notify(b, syscall.SIGUSR2)
	self(syscall.SIGUSR2)
	receive("b", b)
	nothing("a", a)
	done := make(chan bool)
	go func() {
		receive("a", a)
		done <- true
	}()
	runtime.Gosched()
	time.Sleep(20 * time.Millisecond)
	self(syscall.SIGUSR2)
	<-done
	receive("b", b)
	signal.Stop(a)
	self(syscall.SIGUSR2)
	receive("b", b)
	signal.Reset(syscall.SIGUSR2)
	signal.Ignore(syscall.SIGUSR2)
	self(syscall.SIGUSR2)
	nothing("reset", b)
	signal.Reset(syscall.SIGUSR2)
}

func all() {
	c := make(chan os.Signal, 8)
	signal.Notify(c)
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP, syscall.SIGALRM, syscall.SIGUSR1} {
		self(s)
		receive("all", c)
	}
	signal.Ignore(syscall.SIGTERM)
	fmt.Println(signal.Ignored(syscall.SIGTERM), signal.Ignored(syscall.SIGINT))
	self(syscall.SIGTERM)
	nothing("ignored", c)
	signal.Notify(c, syscall.SIGTERM)
	fmt.Println(signal.Ignored(syscall.SIGTERM))
	self(syscall.SIGTERM)
	receive("again", c)
	signal.Stop(c)
}

func withContext() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	fmt.Println(ctx)
	self(syscall.SIGTERM)
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx))
	stop()
	ctx, stop = signal.NotifyContext(context.Background(), os.Interrupt)
	stop()
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx))
}

// busy: the signal comes while another goroutine computes.
func busy() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGUSR1)
	go self(syscall.SIGUSR1)
	n := 0
	for len(c) == 0 {
		n++
	}
	receive("busy", c)
	fmt.Println(n >= 0)
	signal.Stop(c)
}

type other struct{}

func (other) Signal()        {}
func (other) String() string { return "other" }

func mistakes() {
	defer func() { fmt.Println(recover()) }()
	p, _ := os.FindProcess(os.Getpid())
	fmt.Println(p.Signal(other{}))
	fmt.Println(errors.Is(syscall.Kill(syscall.Getpid(), 99), syscall.EINVAL))
	fmt.Println(p.Release(), p.Signal(syscall.SIGHUP) != nil)
	c := make(chan os.Signal, 1)
	signal.Notify(c, other{}, syscall.SIGKILL)
	fmt.Println(signal.Ignored(other{}))
	signal.Stop(c)
	signal.Notify(nil)
}

func main() {
	harmless()
	notify()
	full()
	all()
	withContext()
	busy()
	mistakes()
}
