package permit

import (
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
)

// netEntry is one entry of --allow-net.
type netEntry struct {
	host string // canonical; of a wildcard what follows "*", with its dot
	any  bool   // "*.host": every name below host, not host itself
	port string // "": every port
}

func (e netEntry) matches(host, port string) bool {
	if e.port != "" && e.port != port {
		return false
	}
	if e.any {
		return len(host) > len(e.host) && strings.HasSuffix(host, e.host)
	}
	return host == e.host
}

// parseNet reads one entry: host, host:port, *.host, *.host:port, an IPv4 or IPv6 address, [v6] or [v6]:port.
func parseNet(entry string) (netEntry, error) {
	bad := func(why string) (netEntry, error) {
		return netEntry{}, fmt.Errorf("%q %s: write host, host:port, *.host or [IPv6]:port", entry, why)
	}
	switch {
	case entry == "":
		return bad("is empty")
	case strings.Contains(entry, "://"):
		return bad("is a URL")
	case strings.ContainsAny(entry, "/?#@ \t\r\n\x00") || strings.ContainsAny(strings.TrimPrefix(entry, "["), "[") || strings.Count(entry, "]") > 1:
		return bad("is not a host")
	}
	host, port := entry, ""
	if addr, err := netip.ParseAddr(entry); err == nil && !strings.Contains(entry, "]") {
		return netEntry{host: canonicalAddr(addr)}, nil
	}
	if strings.HasPrefix(entry, "[") && strings.HasSuffix(entry, "]") {
		host = entry[1 : len(entry)-1]
	} else if strings.Contains(entry, ":") {
		var err error
		if host, port, err = net.SplitHostPort(entry); err != nil {
			return bad("is not a host and a port")
		}
		n, err := strconv.ParseUint(port, 10, 16)
		if err != nil || n == 0 {
			return bad("has no port number from 1 to 65535")
		}
		port = strconv.FormatUint(n, 10)
	}
	if strings.HasPrefix(entry, "[") {
		addr, err := netip.ParseAddr(host)
		if err != nil || !addr.Is6() {
			return bad("holds no IPv6 address in its brackets")
		}
	}
	e := netEntry{host: canonicalHost(host), port: port}
	if rest, wild := strings.CutPrefix(e.host, "*"); wild {
		e.host, e.any = rest, true
		if len(rest) < 2 || rest[0] != '.' {
			return bad("has a * that stands for every host (that is --allow-net alone) or for part of a name")
		}
	}
	if e.host == "" || strings.ContainsAny(e.host, "*[]:") && !isAddr(e.host) {
		return bad("is not a host")
	}
	return e, nil
}

// splitHostPort gives a question's host and port in canonical form; what holds no port is a host with port "".
func splitHostPort(hostport string) (host, port string) {
	host, port, err := net.SplitHostPort(hostport)
	if err != nil {
		return canonicalHost(strings.Trim(hostport, "[]")), ""
	}
	if n, err := strconv.ParseUint(port, 10, 16); err == nil {
		port = strconv.FormatUint(n, 10)
	}
	return canonicalHost(host), port
}

// canonicalHost makes two spellings of one host equal: case, a trailing dot, the forms of an IP address.
func canonicalHost(host string) string {
	if addr, err := netip.ParseAddr(host); err == nil {
		return canonicalAddr(addr)
	}
	return strings.ToLower(strings.TrimSuffix(host, "."))
}

func canonicalAddr(addr netip.Addr) string { return addr.Unmap().String() }

func isAddr(host string) bool {
	_, err := netip.ParseAddr(host)
	return err == nil
}
