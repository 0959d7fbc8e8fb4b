module example/workerpool

go 1.26
