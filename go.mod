module improve

go 1.26.0
