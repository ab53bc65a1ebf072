// Acme-front stands before Pebble and adds what Pebble lacks: a limit, and a DNS provider. It refuses
// orders for names that begin with "limited." the way Let's Encrypt does, and answers as acme-dns
// (https://github.com/joohoi/acme-dns) does, writing into pebble-challtestsrv.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"flag"
	"log"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"time"
)

func main() {
	folder := flag.String("folder", "/tls", "where tls.crt, tls.key and ca.crt are")
	acme := flag.String("acme", ":8443", "where to listen for ACME")
	plain := flag.String("plain", ":8080", "where to listen for the DNS provider; every other path is not found")
	pebble := flag.String("pebble", "https://127.0.0.1:14000", "Pebble, with the same certificate")
	name := flag.String("name", "acme.acme.svc", "the name in that certificate")
	records := flag.String("records", "http://127.0.0.1:8055", "pebble-challtestsrv's management")
	addresses := flag.String("addresses", "", "NAME=IP,…: the names that have an address in that DNS")
	flag.Parse()

	// Ready means that the names can be asked for, too.
	if err := publish(*records, *addresses); err != nil {
		log.Fatal(err)
	}
	go func() { log.Fatal(server(*plain, provider(*records)).ListenAndServe()) }()
	front := server(*acme, limited(forward(*pebble, *name, *folder)))
	log.Fatal(front.ListenAndServeTLS(filepath.Join(*folder, "tls.crt"), filepath.Join(*folder, "tls.key")))
}

func server(address string, handler http.Handler) *http.Server {
	return &http.Server{Addr: address, Handler: handler, ReadHeaderTimeout: 10 * time.Second}
}

// forward keeps the Host, of which Pebble makes its URLs.
func forward(pebble, name, folder string) http.Handler {
	target, err := url.Parse(pebble)
	if err != nil {
		log.Fatal(err)
	}
	ca, err := os.ReadFile(filepath.Join(folder, "ca.crt"))
	if err != nil {
		log.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(ca)
	return &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(target)
			r.Out.Host = r.In.Host
		},
		Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, ServerName: name}},
	}
}
