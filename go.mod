module github.com/rushproof/rushproof

go 1.26
