module example/escape

go 1.26
