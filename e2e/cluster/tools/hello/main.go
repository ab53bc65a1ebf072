// hello is the workload of the cluster's own tests.
//
//	hello serve              HTTP on :8080, one line of log a second
//	hello get URL [N]        fetches URL N times, each on a new connection, prints the answers
//	hello resolve NAME...    asks the pod's resolver
//	hello webhook CERT KEY   on :8443, denies every object whose name contains "bad"
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strings"
	"time"
)

func main() {
	arguments := os.Args[2:]
	switch os.Args[1] {
	case "serve":
		serve()
	case "get":
		get(arguments)
	case "resolve":
		resolve(arguments)
	case "webhook":
		webhook(arguments[0], arguments[1])
	default:
		log.Fatalf("hello: unknown mode %q", os.Args[1])
	}
}

func serve() {
	host, err := os.Hostname()
	must(err)
	go func() {
		for i := 0; ; i++ {
			fmt.Println("tick", i)
			time.Sleep(time.Second)
		}
	}()
	http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintln(w, "hello", os.Getenv("GREETING"), host)
	})
	must(http.ListenAndServe(":8080", nil))
}

func get(arguments []string) {
	times := 1
	if len(arguments) > 1 {
		_, err := fmt.Sscan(arguments[1], &times)
		must(err)
	}
	client := http.Client{Timeout: 3 * time.Second}
	for range times {
		response, err := client.Get(arguments[0])
		must(err)
		_, err = io.Copy(os.Stdout, response.Body)
		must(err)
		must(response.Body.Close())
		client.CloseIdleConnections()
	}
}

func resolve(names []string) {
	for _, name := range names {
		addresses, err := net.LookupHost(name)
		fmt.Println(name, addresses, err)
	}
}

func webhook(certificate, key string) {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		var review struct {
			Request struct{ UID, Name string }
		}
		must(json.NewDecoder(r.Body).Decode(&review))
		allowed := !strings.Contains(review.Request.Name, "bad")
		fmt.Println("review", review.Request.Name, allowed)
		must(json.NewEncoder(w).Encode(map[string]any{
			"apiVersion": "admission.k8s.io/v1",
			"kind":       "AdmissionReview",
			"response": map[string]any{
				"uid":     review.Request.UID,
				"allowed": allowed,
				"status":  map[string]any{"message": "its name contains bad"},
			},
		}))
	})
	must(http.ListenAndServeTLS(":8443", certificate, key, nil))
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
