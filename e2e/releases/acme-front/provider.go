package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
)

// What an account of the provider is worth: the right key, and whether its updates reach the DNS.
const (
	key  = "right"
	lost = "lost"
)

type update struct{ Subdomain, Txt string }

// provider is the one call of acme-dns that cert-manager makes. An account's subdomain is the name to be proven.
func provider(records string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /update", func(w http.ResponseWriter, r *http.Request) {
		var asked update
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			answer(w, http.StatusBadRequest, map[string]string{"error": "malformed_json_payload"})
			return
		}
		if r.Header.Get("X-Api-Key") != key {
			answer(w, http.StatusUnauthorized, map[string]string{"error": "forbidden"})
			return
		}
		if r.Header.Get("X-Api-User") != lost {
			if err := write(records, asked); err != nil {
				answer(w, http.StatusInternalServerError, map[string]string{"error": err.Error()})
				return
			}
		}
		answer(w, http.StatusOK, map[string]string{"txt": asked.Txt})
	})
	return mux
}

func write(records string, asked update) error {
	return tell(records+"/set-txt", map[string]any{
		"host":  "_acme-challenge." + asked.Subdomain + ".",
		"value": asked.Txt,
	})
}

func tell(url string, record map[string]any) error {
	body, err := json.Marshal(record)
	if err != nil {
		return err
	}
	response, err := http.Post(url, "application/json", bytes.NewReader(body))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", url, response.Status)
	}
	return nil
}

func answer(w http.ResponseWriter, status int, body map[string]string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(body)
}
