package serve

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/dssrun/dssrun/tests/mock"
)

// logger writes a line for each request: time, product, method, path, status, milliseconds, user, and the fault that struck it.
type logger struct {
	mu  sync.Mutex
	out io.Writer
}

// line is what is known of a request only where it is answered.
type line struct {
	user, fault string
	status      int
}

type lineKey struct{}

// note is what mocks tell of a request.
func note(ctx context.Context, r mock.Request) {
	if l, ok := ctx.Value(lineKey{}).(*line); ok {
		l.user, l.fault, l.status = r.User, r.Fault, r.Status
		if r.ProxyUser != "" && r.ProxyUser != r.User {
			l.user += " as " + r.ProxyUser
		}
	}
}

func (l *logger) handler(product string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start, known := time.Now(), &line{}
		defer func() { l.write(start, product, r, known) }() // also when the connection is dropped, by a panic
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), lineKey{}, known)))
	})
}

func (l *logger) write(start time.Time, product string, r *http.Request, known *line) {
	status, user := "-", known.user
	if known.status != 0 {
		status = fmt.Sprint(known.status)
	}
	if user == "" {
		user = "-"
	}
	text := fmt.Sprintf("%s %s %s %s %s %.1fms %s", start.UTC().Format("2006-01-02T15:04:05.000Z"), product, shownMethod(r.Method), maskedURI(r.URL),
		status, float64(time.Since(start).Microseconds())/1000, shown(user))
	if known.fault != "" {
		text += " fault: " + known.fault
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	_, _ = io.WriteString(l.out, text+"\n")
}

func shownMethod(method string) string {
	if len(method) > 20 {
		return method[:20] + "…"
	}
	return shown(method)
}

// shown is a text on one line of a log, without what a terminal would act on.
func shown(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 {
			return '\uFFFD'
		}
		return r
	}, text)
}

// stars stand for a secret.
const stars = "••••••"

// keyPaths are the elements of a path behind which a key may stand.
var keyPaths = []string{"globalAPIKeys", "personal-api-keys", "api-keys"}

// maskedKeys is a path, or a text that begins with one, without the keys in it.
func maskedKeys(path string) string {
	for _, before := range keyPaths {
		if i := strings.Index(path, "/"+before+"/"); i >= 0 {
			from := i + len(before) + 2
			rest := ""
			if end := strings.IndexAny(path[from:], "/ "); end >= 0 {
				rest = path[from+end:]
			}
			path = path[:from] + stars + rest
		}
	}
	return path
}

// maskedURI is a path with its query, percent-encoded, without the keys and passwords in it.
func maskedURI(u *url.URL) string {
	path := maskedKeys(u.EscapedPath())
	if u.RawQuery == "" {
		return shown(path)
	}
	pairs := strings.Split(u.RawQuery, "&")
	for i, pair := range pairs {
		if name, _, ok := strings.Cut(pair, "="); ok && isSecret(name) {
			pairs[i] = name + "=" + stars
		}
	}
	return shown(path + "?" + strings.Join(pairs, "&"))
}

// isSecret tells by its name whether a member, or a parameter, holds a secret.
func isSecret(name string) bool {
	name = strings.ToLower(strings.NewReplacer("_", "", "-", "").Replace(name))
	for _, part := range []string{"password", "passphrase", "secret", "apikey", "accesskey", "accountkey", "privatekey", "token", "ticket", "cookie", "authorization"} {
		if strings.Contains(name, part) {
			return true
		}
	}
	return name == "pwd" || name == "key" || name == "pass"
}
