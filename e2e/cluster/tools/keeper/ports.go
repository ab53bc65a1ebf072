package main

import (
	"io"
	"log"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// ports are the loopback addresses that lead into a network, by target.
type ports struct {
	network network
	mutex   sync.Mutex
	local   map[string]string
}

func newPorts(n network) *ports { return &ports{network: n, local: map[string]string{}} }

func (p *ports) of(target string) string {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.local[target]
}

// publish listens at the wished address if it is free, else at any, and
// carries what comes to target. The same target keeps its address.
func (p *ports) publish(target, wished string) (string, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if local, ok := p.local[target]; ok {
		return local, nil
	}
	if _, _, err := net.SplitHostPort(target); err != nil {
		return "", err
	}
	listener, err := net.Listen("tcp4", wished)
	if err != nil {
		listener, err = net.Listen("tcp4", "127.0.0.1:0")
	}
	if err != nil {
		return "", err
	}
	p.local[target] = listener.Addr().String()
	go p.accept(listener, target)
	return p.local[target], nil
}

func (p *ports) accept(listener net.Listener, target string) {
	for {
		near, err := listener.Accept()
		if err != nil {
			log.Fatal(err)
		}
		go p.carry(near, target)
	}
}

func (p *ports) carry(near net.Conn, target string) {
	defer near.Close()
	far, err := p.network.dial(target)
	if err != nil {
		return
	}
	defer far.Close()
	done := make(chan struct{}, 2)
	go pipe(far, near, done)
	go pipe(near, far, done)
	<-done
	<-done
}

func pipe(to, from net.Conn, done chan<- struct{}) {
	io.Copy(to, from) // splice(2) between two TCP sockets
	to.(*net.TCPConn).CloseWrite()
	done <- struct{}{}
}

// rememberedPort is the address of the node's last life, so that a kubeconfig
// that somebody holds goes on working.
func rememberedPort(state string) string {
	text, err := os.ReadFile(filepath.Join(state, "port"))
	if err != nil {
		return "127.0.0.1:0"
	}
	return strings.TrimSpace(string(text))
}
