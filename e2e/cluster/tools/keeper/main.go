// keeper owns one node of the test bed. It starts the node's first process in
// namespaces of its own, carries loopback ports of this side into the node's
// network, and takes orders on a socket. The node dies with it, and it dies
// with the node, so neither is ever left behind.
//
//	keeper STATE-FOLDER COMMAND [ARG...]
//
// A request is one line on STATE-FOLDER/control.sock:
//
//	api          the loopback address of the node's API server
//	publish T    a loopback address that leads to T, an address in the node's network
//	end          ends the node and the keeper; the connection closes when all is gone
package main

import (
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
)

const api = "127.0.0.1:6443"

func init() {
	// the parent-death signal of the node counts from this thread, which must therefore not end
	runtime.LockOSThread()
}

func main() {
	state, command := os.Args[1], os.Args[2:]
	node := exec.Command(command[0], command[1:]...)
	node.Stdout, node.Stderr = os.Stdout, os.Stderr
	node.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags: syscall.CLONE_NEWNET | syscall.CLONE_NEWNS | syscall.CLONE_NEWPID,
		Pdeathsig:  syscall.SIGKILL,
	}
	must(node.Start())
	network, err := openNetwork(node.Process.Pid)
	must(err)

	ports := newPorts(network)
	_, err = ports.publish(api, rememberedPort(state))
	must(err)
	must(os.WriteFile(filepath.Join(state, "port"), []byte(ports.of(api)), 0o600))

	socket := filepath.Join(state, "control.sock")
	must(listenForOrders(socket, ports, func() { must(node.Process.Kill()) }))

	// the first process of a PID namespace is gone only when all others are
	err = node.Wait()
	log.Println("the node ended:", err)
	must(os.Remove(socket))
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
