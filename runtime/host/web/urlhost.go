package web

import (
	"math"
	"net/netip"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// domainToASCII is UTS 46 as the URL standard wants it: not transitional, and
// without the checks of hyphens and of DNS lengths.
var domainToASCII = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false),
	idna.CheckHyphens(false), idna.BidiRule(), idna.CheckJoiners(true), idna.VerifyDNSLength(false))

const (
	forbiddenHost   = "\x00\t\n\r #/:<>?@[\\]^|"
	forbiddenDomain = forbiddenHost + "%\x7F"
)

// parseHost is the host parser; it gives the host as it is serialised.
func parseHost(in string, special bool) (string, bool) {
	if strings.HasPrefix(in, "[") {
		if !strings.HasSuffix(in, "]") {
			return "", false
		}
		return parseIPv6(in[1 : len(in)-1])
	}
	if !special {
		if strings.ContainsAny(in, forbiddenHost) {
			return "", false
		}
		return setControl.encode(in), true
	}
	domain := strings.ToValidUTF8(percentDecode(in), "\uFFFD")
	ascii := strings.ToLower(domain)
	if !isASCII(domain) || strings.Contains(ascii, "xn--") {
		var err error
		if ascii, err = domainToASCII.ToASCII(domain); err != nil {
			return "", false
		}
	}
	if ascii == "" || strings.ContainsAny(ascii, forbiddenDomain) || strings.ContainsFunc(ascii, func(r rune) bool { return r <= 0x1F }) {
		return "", false
	}
	if endsInNumber(ascii) {
		return parseIPv4(ascii)
	}
	return ascii, true
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func parseIPv6(in string) (string, bool) {
	if strings.Contains(in, "%") {
		return "", false
	}
	a, err := netip.ParseAddr(in)
	if err != nil || !a.Is6() {
		return "", false
	}
	// The URL standard writes an embedded IPv4 address as two pieces.
	b := a.As16()
	var piece [8]uint16
	for i := range piece {
		piece[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	best, length := -1, 1
	for i := 0; i < 8; i++ {
		j := i
		for j < 8 && piece[j] == 0 {
			j++
		}
		if j-i > length {
			best, length = i, j-i
		}
		if j > i {
			i = j
		}
	}
	var out strings.Builder
	out.WriteByte('[')
	for i := 0; i < 8; i++ {
		if i == best {
			out.WriteString("::")
			i += length - 1
			continue
		}
		if i > 0 && i != best+length {
			out.WriteByte(':')
		} else if i > 0 && best < 0 {
			out.WriteByte(':')
		}
		out.WriteString(strconv.FormatUint(uint64(piece[i]), 16))
	}
	out.WriteByte(']')
	return out.String(), true
}

// numberPart is the IPv4 number parser.
func numberPart(s string) (uint64, bool) {
	if s == "" {
		return 0, false
	}
	base := 10
	switch {
	case strings.HasPrefix(s, "0x") || strings.HasPrefix(s, "0X"):
		s, base = s[2:], 16
	case len(s) > 1 && s[0] == '0':
		s, base = s[1:], 8
	}
	if s == "" {
		return 0, true
	}
	if s[0] == '+' || s[0] == '-' || strings.Contains(s, "_") {
		return 0, false
	}
	n, err := strconv.ParseUint(s, base, 64)
	if err != nil && n == math.MaxUint64 { // all digits, but too large
		return n, true
	}
	return n, err == nil
}

func endsInNumber(s string) bool {
	parts := strings.Split(s, ".")
	if parts[len(parts)-1] == "" {
		if len(parts) == 1 {
			return false
		}
		parts = parts[:len(parts)-1]
	}
	last := parts[len(parts)-1]
	if last != "" && strings.Trim(last, "0123456789") == "" {
		return true
	}
	if len(last) >= 2 && last[0] == '0' && (last[1] == 'x' || last[1] == 'X') {
		_, ok := numberPart(last)
		return ok
	}
	return false
}

func parseIPv4(s string) (string, bool) {
	parts := strings.Split(s, ".")
	if parts[len(parts)-1] == "" && len(parts) > 1 {
		parts = parts[:len(parts)-1]
	}
	if len(parts) > 4 {
		return "", false
	}
	var ip uint64
	for i, p := range parts {
		n, ok := numberPart(p)
		if !ok {
			return "", false
		}
		if i < len(parts)-1 {
			if n > 255 {
				return "", false
			}
			ip |= n << (8 * (3 - i))
		} else {
			if n >= 1<<(8*(5-len(parts))) {
				return "", false
			}
			ip |= n
		}
	}
	return netip.AddrFrom4([4]byte{byte(ip >> 24), byte(ip >> 16), byte(ip >> 8), byte(ip)}).String(), true
}
