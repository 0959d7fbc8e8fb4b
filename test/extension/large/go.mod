module example/large

go 1.26
