// hello is the workload of the cluster's own tests.
//
//	hello serve              HTTP on :8080, one line of log a second
//	hello get URL [N]        fetches URL N times, each on a new connection, prints the answers
//	hello resolve NAME...    asks the pod's resolver
//	hello webhook CERT KEY   on :8443, denies every object whose name contains "bad"
//	hello say CODE LINE...   prints the lines and ends with that code; with - it stays
//	hello fail               HTTP on :8080, which answers 500
//	hello eat                takes memory until it is stopped
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
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
	case "say":
		say(arguments[0], arguments[1:])
	case "fail":
		http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, "not ready", http.StatusInternalServerError)
		})
		must(http.ListenAndServe(":8080", nil))
	case "eat":
		eat()
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

func say(code string, lines []string) {
	for _, line := range lines {
		fmt.Println(line)
	}
	if code == "-" {
		// A select without cases would be called a deadlock.
		for {
			time.Sleep(time.Hour)
		}
	}
	number, err := strconv.Atoi(code)
	must(err)
	os.Exit(number)
}

func eat() {
	var taken [][]byte
	for {
		piece := make([]byte, 1<<20)
		for i := range piece {
			piece[i] = 1
		}
		taken = append(taken, piece)
		if len(taken) > 1<<16 {
			log.Fatal("hello: nobody stopped it")
		}
	}
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
