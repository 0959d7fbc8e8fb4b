module example/gcchurn

go 1.26
