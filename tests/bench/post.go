//go:build unix

package main

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/dssrun/dssrun/tests/mock"
)

// post sends one request with the mock's admin key.
func post(url, body string) error {
	req, err := http.NewRequest(http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		return err
	}
	req.SetBasicAuth(mock.AdminKey, "")
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.StatusCode >= 300 {
		return fmt.Errorf("POST %s: %s", url, res.Status)
	}
	return nil
}
