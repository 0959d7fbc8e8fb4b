module example/asking

go 1.26
