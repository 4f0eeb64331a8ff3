package fault

import (
	"fmt"
	"html"
	"net/http"
	"strings"
	"unicode"
)

// page is a web page where an API's answer was expected: the login form that a single sign-on puts before an instance, or with
// a status from 400 on the error page of a proxy.
func page(status int, title string) []byte {
	if status < 400 {
		if title == "" {
			title = "Sign in"
		}
		title = html.EscapeString(title)
		return fmt.Appendf(nil, `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
<body><h1>%[1]s</h1><form method="post"><input name="user"><input name="password" type="password"><button>Sign in</button></form></body></html>
`, title)
	}
	if title == "" {
		title = fmt.Sprintf("%d %s", status, http.StatusText(status))
	}
	return fmt.Appendf(nil, "<html>\r\n<head><title>%s</title></head>\r\n<body>\r\n<center><h1>%[1]s</h1></center>\r\n<hr><center>proxy</center>\r\n</body>\r\n</html>\r\n",
		html.EscapeString(title))
}

// classOf splits "java.io.IOException: disk full" into the class of the error and its text. A message without one is all text.
func classOf(message string) (class, text string) {
	class, text, ok := strings.Cut(message, ": ")
	dot := strings.LastIndexByte(class, '.')
	if !ok || dot < 1 || dot == len(class)-1 || !unicode.IsUpper(rune(class[dot+1])) ||
		strings.ContainsFunc(class, func(r rune) bool {
			return r != '.' && r != '_' && r != '$' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
		}) {
		return "", message
	}
	return class, text
}
