module example/busy

go 1.26
