module example/contention

go 1.26
