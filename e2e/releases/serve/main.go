// Serve answers HTTPS with the certificate of a mounted TLS Secret. It reads the files anew for
// every handshake, so a renewed certificate is served as soon as the kubelet has written it.
package main

import (
	"crypto/tls"
	"flag"
	"fmt"
	"log"
	"net/http"
	"path/filepath"
	"time"
)

func main() {
	address := flag.String("address", ":8443", "where to listen")
	folder := flag.String("folder", "/tls", "where tls.crt and tls.key are")
	flag.Parse()

	server := http.Server{
		Addr:              *address,
		ReadHeaderTimeout: 10 * time.Second,
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintln(w, "served over TLS as", r.TLS.ServerName)
		}),
		TLSConfig: &tls.Config{GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) {
			pair, err := tls.LoadX509KeyPair(filepath.Join(*folder, "tls.crt"), filepath.Join(*folder, "tls.key"))
			return &pair, err
		}},
	}
	log.Fatal(server.ListenAndServeTLS("", ""))
}
