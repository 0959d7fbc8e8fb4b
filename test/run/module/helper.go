package main

import . "strings"

func helper(n int) string { return Repeat("ab", n) }
