module certferry.test/tools

go 1.26
