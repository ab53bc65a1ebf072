package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"strings"
)

func listenForOrders(socket string, ports *ports, end func()) error {
	// of a keeper that was killed; that it is dead is what our caller has made sure of
	if err := os.RemoveAll(socket); err != nil {
		return err
	}
	listener, err := net.Listen("unix", socket)
	if err != nil {
		return err
	}
	go func() {
		for {
			connection, err := listener.Accept()
			must(err)
			go answer(connection, ports, end)
		}
	}()
	return nil
}

// answer leaves the connection of `end` open: the end of this process closes it.
func answer(connection net.Conn, ports *ports, end func()) {
	line, _ := bufio.NewReader(connection).ReadString('\n')
	order, argument, _ := strings.Cut(strings.TrimSpace(line), " ")
	switch order {
	case "end":
		end()
		return
	case "api":
		fmt.Fprintln(connection, ports.of(api))
	case "publish":
		local, err := ports.publish(argument, "127.0.0.1:0")
		if err != nil {
			fmt.Fprintln(connection, "error:", err)
			break
		}
		fmt.Fprintln(connection, local)
	default:
		fmt.Fprintf(connection, "error: unknown order %q\n", order)
	}
	connection.Close()
}
