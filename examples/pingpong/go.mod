module example/pingpong

go 1.26
