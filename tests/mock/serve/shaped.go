package serve

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"strconv"

	"github.com/dssrun/dssrun/tests/mock"
)

// shaped makes connections on which what net/http refuses by itself, before any handler sees it, has the shape of the product's
// refusals: a request line that is none, headers that are too large.
type shaped struct {
	net.Listener
	product int
}

// Accept implements net.Listener.
func (l shaped) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if tcp, ok := c.(*net.TCPConn); ok && err == nil {
		return &shapedConn{tcp, l.product}, nil
	}
	return c, err
}

// shapedConn keeps the methods of a TCP connection: net/http half-closes it after a refusal.
type shapedConn struct {
	*net.TCPConn
	product int
}

// plain is what net/http puts behind the status line of a refusal of its own.
var plain = []byte("\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n")

// Write implements net.Conn. A refusal of net/http is written in one piece.
func (c *shapedConn) Write(p []byte) (int, error) {
	if len(p) > 600 || !bytes.HasPrefix(p, []byte("HTTP/1.1 ")) {
		return c.TCPConn.Write(p)
	}
	line, text, ok := bytes.Cut(p[len("HTTP/1.1 "):], plain)
	if !ok || len(line) < 3 {
		return c.TCPConn.Write(p)
	}
	status, err := strconv.Atoi(string(line[:3]))
	if err != nil {
		return c.TCPConn.Write(p)
	}
	if status == http.StatusNotImplemented { // a transfer encoding that nobody knows is the client's mistake
		status = http.StatusBadRequest
	}
	kind, body := refusal(c.product, status, string(text))
	answer := fmt.Appendf(nil, "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s",
		status, http.StatusText(status), kind, len(body), body)
	if _, err := c.TCPConn.Write(answer); err != nil {
		return 0, err
	}
	return len(p), nil
}

// refusal is the body of a refusal in the shape of a product, and its content type.
func refusal(product, status int, message string) (contentType string, body []byte) {
	if product == launchpad {
		return mock.LaunchpadRefusal(status, message)
	}
	return mock.Refusal(status, message)
}
