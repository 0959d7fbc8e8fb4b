module example/stealing

go 1.26
