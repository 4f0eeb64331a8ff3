package serve

import (
	"crypto/rand"
	_ "embed"
	"html"
	"io"
	"net/http"
	"strings"
)

//go:embed page/page.html
var pageHTML string

//go:embed page/page.css
var pageCSS string

//go:embed page/page.js
var pageJS string

// page is the admin page: one document that loads nothing, and asks the admin API for what it shows. What is filled in are four
// words of our own, which takes no template: html/template costs every start of dssrun something.
func (a *admin) page(w http.ResponseWriter, _ *http.Request) {
	nonce, urls := rand.Text(), a.URLs()
	text := strings.NewReplacer(
		"{{nonce}}", nonce, "{{css}}", pageCSS, "{{js}}", pageJS, "{{product}}", names[a.product],
		"{{dss}}", html.EscapeString(urls[dss]), "{{govern}}", html.EscapeString(urls[govern]), "{{launchpad}}", html.EscapeString(urls[launchpad]),
	).Replace(pageHTML)
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'nonce-"+nonce+"'; script-src 'nonce-"+nonce+
		"'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	_, _ = io.WriteString(w, text)
}
