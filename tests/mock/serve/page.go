package serve

import (
	"bytes"
	"crypto/rand"
	_ "embed"
	"html/template"
	"net/http"
	"sync"
)

//go:embed page/page.html
var pageHTML string

//go:embed page/page.css
var pageCSS string

//go:embed page/page.js
var pageJS string

// pageTemplate is parsed when the page is first asked for.
var pageTemplate = sync.OnceValue(func() *template.Template { return template.Must(template.New("page").Parse(pageHTML)) })

// page is the admin page: one document that loads nothing, and asks the admin API for what it shows.
func (a *admin) page(w http.ResponseWriter, _ *http.Request) {
	nonce := rand.Text()
	var out bytes.Buffer
	err := pageTemplate().Execute(&out, map[string]any{
		"Nonce": nonce, "Product": names[a.product], "URLs": a.URLs(), "CSS": template.CSS(pageCSS), "JS": template.JS(pageJS),
	})
	if err != nil {
		refuse(w, wrong(http.StatusInternalServerError, "%v", err))
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'nonce-"+nonce+"'; script-src 'nonce-"+nonce+
		"'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	_, _ = w.Write(out.Bytes())
}
