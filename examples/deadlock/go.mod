module example/deadlock

go 1.26
