module example/mutex

go 1.26
