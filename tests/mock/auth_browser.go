package mock

import (
	"net/http"
	"strings"
)

var browserRoutes = []route{
	{method: "POST", pattern: "/auth/info-from-browser-headers", handle: (*call).infoFromBrowser, reads: true},
	{method: "POST", pattern: "/auth/ticket-from-browser-headers", handle: (*call).ticketFromBrowser},
}

// browserCookie is the beginning of a session cookie's value in the mock; the login follows.
const browserCookie = "mock-session-"

// BrowserCookie is the Cookie header of a browser in which a user is logged in to the mock.
func BrowserCookie(login string) string { return "dss_access_token_mock=" + browserCookie + login }

// browserUser is the user whom a browser's headers authenticate: by the session cookie, or by a key or ticket among them.
func (c *call) browserUser() (principal, error) {
	doc, err := c.document(nil)
	if err != nil {
		return principal{}, err
	}
	header := http.Header{}
	for _, m := range doc {
		if kindOf(m.value) == kindString {
			header.Set(m.key, unquote(m.value))
		}
	}
	request := http.Request{Header: header}
	for _, cookie := range request.Cookies() {
		login, ok := strings.CutPrefix(cookie.Value, browserCookie)
		if !ok || !strings.HasPrefix(cookie.Name, "dss_access_token") {
			continue
		}
		if u, ok := c.users.get(login); ok && u.enabled {
			who := c.principalOf(u)
			who.source = "USER_FROM_UI"
			return who, nil
		}
	}
	if text := keyOf(header); text != "" {
		if who, err := c.holder(text); err == nil && who.login != "" {
			return who, nil
		}
	}
	return principal{}, unauthenticated("The browser's headers authenticate no user")
}

func (c *call) infoFromBrowser() ([]byte, error) {
	who, err := c.browserUser()
	if err != nil {
		return nil, err
	}
	return c.infoOf(who), nil
}

// ticketFromBrowser gives a ticket for the X-DKU-APITicket header, which acts as the browser's user.
func (c *call) ticketFromBrowser() ([]byte, error) {
	who, err := c.browserUser()
	if err != nil {
		return nil, err
	}
	ticket := "mock-ticket-" + c.newID() + c.newID()
	if c.tickets == nil {
		c.tickets = map[string]string{}
	}
	c.tickets[ticket] = who.login
	return msg(ticket), nil
}
