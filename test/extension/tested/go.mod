module example/tested

go 1.26
