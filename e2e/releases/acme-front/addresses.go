package main

import (
	"fmt"
	"strings"
	"time"
)

const patience = 30 * time.Second

// publish tells pebble-challtestsrv, which may still be starting, the address of each name.
func publish(records, addresses string) error {
	for one := range strings.SplitSeq(addresses, ",") {
		name, address, found := strings.Cut(one, "=")
		if !found {
			continue
		}
		record := map[string]any{"host": name + ".", "addresses": []string{address}}
		if err := eventually(func() error { return tell(records+"/add-a", record) }); err != nil {
			return fmt.Errorf("no address for %s: %w", name, err)
		}
	}
	return nil
}

func eventually(work func() error) error {
	for end := time.Now().Add(patience); ; time.Sleep(100 * time.Millisecond) {
		err := work()
		if err == nil || time.Now().After(end) {
			return err
		}
	}
}
