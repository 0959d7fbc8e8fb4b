module example/stepping

go 1.26
