package main

import (
	"fmt"
	"net"
	"os"
	"runtime"
	"syscall"
	"time"
)

const setns = 308 // linux/amd64; package syscall does not name it

// network is another network namespace, to dial in.
type network struct{ handle *os.File }

func openNetwork(pid int) (network, error) {
	handle, err := os.Open(fmt.Sprintf("/proc/%d/ns/net", pid))
	return network{handle}, err
}

// dial connects inside the namespace. A socket belongs for life to the
// namespace of the thread that made it, so only that thread visits it.
func (n network) dial(address string) (net.Conn, error) {
	type result struct {
		connection net.Conn
		err        error
	}
	results := make(chan result)
	go func() {
		runtime.LockOSThread() // never unlocked: the thread ends with the goroutine
		if _, _, errno := syscall.RawSyscall(setns, n.handle.Fd(), syscall.CLONE_NEWNET, 0); errno != 0 {
			results <- result{nil, errno}
			return
		}
		connection, err := net.DialTimeout("tcp", address, 10*time.Second)
		results <- result{connection, err}
	}()
	r := <-results
	return r.connection, r.err
}
