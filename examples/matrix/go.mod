module example/matrix

go 1.26
