module certferry.test/serve

go 1.26
