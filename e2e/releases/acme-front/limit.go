package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

const limit = 6 * time.Hour

// limited refuses a new order that asks for a name that begins with "limited.".
func limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		if r.Method == http.MethodPost && asksForLimited(body) {
			refuse(w)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		next.ServeHTTP(w, r)
	})
}

// asksForLimited reads a JWS without its signature: only a new order names identifiers.
func asksForLimited(body []byte) bool {
	var jws struct{ Payload string }
	if json.Unmarshal(body, &jws) != nil {
		return false
	}
	payload, err := base64.RawURLEncoding.DecodeString(jws.Payload)
	if err != nil {
		return false
	}
	var order struct{ Identifiers []struct{ Value string } }
	if json.Unmarshal(payload, &order) != nil {
		return false
	}
	for _, identifier := range order.Identifiers {
		if strings.HasPrefix(identifier.Value, "limited.") {
			return true
		}
	}
	return false
}

// refuse answers in the words of Let's Encrypt (RFC 8555, 6.6).
func refuse(w http.ResponseWriter) {
	until := time.Now().UTC().Add(limit).Format("2006-01-02 15:04:05 MST")
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Retry-After", fmt.Sprint(int(limit.Seconds())))
	w.WriteHeader(http.StatusTooManyRequests)
	json.NewEncoder(w).Encode(map[string]any{
		"type":   "urn:ietf:params:acme:error:rateLimited",
		"status": http.StatusTooManyRequests,
		"detail": "too many certificates (5) already issued for this exact set of identifiers in the last 168h0m0s, " +
			"retry after " + until + ": see https://letsencrypt.org/docs/rate-limits/",
	})
}
