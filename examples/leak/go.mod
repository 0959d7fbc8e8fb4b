module example/leak

go 1.26
