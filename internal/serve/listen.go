package serve

import (
	"errors"
	"fmt"
	"net"
	"strconv"
	"sync"
	"syscall"
)

// mostConnections is how many may be open at once.
const mostConnections = 64

// PortError says that a port is taken.
type PortError struct {
	Port int
	Free int // the next that is free; 0 where none was found
}

func (e *PortError) Error() string {
	return fmt.Sprintf("port %d is in use by another program", e.Port)
}

// Loopback reports whether a host is this machine itself.
func Loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Listen opens the addresses that the server answers at: of a host, or of this machine alone
// where none is named, by IPv4 and where there is one by IPv6. Port 0 is any that is free.
// The error is a *PortError where the port is taken.
func Listen(host string, port int) ([]net.Listener, error) {
	if port != 0 {
		list, err := listen(host, port)
		if !inUse(err) {
			return list, err
		}
		return nil, &PortError{port, nextFree(host, port)}
	}
	var err error
	for range 10 { // the port that one address got may be taken at the other
		var list []net.Listener
		if list, err = listen(host, 0); !inUse(err) {
			return list, err
		}
	}
	return nil, err
}

// inUse reports whether a port is in use. Windows has a number of its own for that.
func inUse(err error) bool {
	const windows = syscall.Errno(10048)
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, windows)
}

func listen(host string, port int) ([]net.Listener, error) {
	hosts := []string{host}
	if host == "" || host == "localhost" {
		hosts = []string{"127.0.0.1", "::1"}
	}
	var list []net.Listener
	for i, h := range hosts {
		l, err := net.Listen("tcp", net.JoinHostPort(h, strconv.Itoa(port)))
		switch {
		case err == nil:
			list = append(list, l)
			port = PortOf(list)
		case i > 0 && !inUse(err): // a machine without IPv6
		default:
			closeAll(list)
			return nil, err
		}
	}
	return list, nil
}

// PortOf is the port that all listeners have.
func PortOf(list []net.Listener) int { return list[0].Addr().(*net.TCPAddr).Port }

func closeAll(list []net.Listener) {
	for _, l := range list {
		_ = l.Close() // nobody was answered yet
	}
}

func nextFree(host string, port int) int {
	for next := port + 1; next <= min(port+100, 65535); next++ {
		if list, err := listen(host, next); err == nil {
			closeAll(list)
			return next
		}
	}
	return 0
}

// limited ends connections beyond those there is room for, so that nobody can use up the
// memory of the machine.
type limited struct {
	net.Listener
	room chan struct{}
}

func (l limited) Accept() (net.Conn, error) {
	for {
		conn, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		select {
		case l.room <- struct{}{}:
			return &seated{Conn: conn, leave: sync.OnceFunc(func() { <-l.room })}, nil
		default:
			_ = conn.Close() // it is told nothing
		}
	}
}

// seated is a connection that there is room for.
type seated struct {
	net.Conn
	leave func()
}

func (s *seated) Close() error {
	s.leave()
	return s.Conn.Close()
}
