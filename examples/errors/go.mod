module example/errors

go 1.26
