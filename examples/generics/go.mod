module example/generics

go 1.26
