module certferry.test/acme-front

go 1.26
