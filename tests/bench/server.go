//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// The server that all clients are measured against, in a process of its own:
// it answers from memory, so that what is measured is the client.

// How much there is on it.
const (
	datasets  = 10_000
	manyUsers = 100_000
)

// serverMode is the argument that makes this program the server.
const serverMode = "serve"

// startServer runs the server and returns its address.
func startServer(latency time.Duration) (url string, stop func(), err error) {
	self, err := os.Executable()
	if err != nil {
		return "", nil, err
	}
	cmd := exec.Command(self, serverMode, latency.String())
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return "", nil, err
	}
	in, err := cmd.StdinPipe() // closed when we end, which ends the server
	if err != nil {
		return "", nil, err
	}
	if err := cmd.Start(); err != nil {
		return "", nil, err
	}
	line := make([]byte, 64)
	n, err := out.Read(line)
	if err != nil {
		return "", nil, err
	}
	return "http://" + strings.TrimSpace(string(line[:n])), func() { _ = in.Close(); _ = cmd.Wait() }, nil
}

// serve is the server's process.
func serveForever(latency time.Duration) error {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println(l.Addr())
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	few, many, list := list(users, user), list(manyUsers, user), list(datasets, dataset)
	return http.Serve(l, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(latency)
		path, big := strings.CutPrefix(r.URL.Path, "/many")
		path = strings.TrimPrefix(path, "/dip/publicapi")
		name, one := strings.CutPrefix(path, "/projects/P/datasets/")
		switch {
		case path == "/admin/users/" && big:
			send(w, many)
		case path == "/admin/users/":
			send(w, few)
		case one && name == "":
			send(w, list)
		case one && r.Method == http.MethodGet:
			i, _ := strconv.Atoi(strings.TrimPrefix(name, "ds_"))
			send(w, dataset(i))
		case one && r.Method == http.MethodPut:
			_, _ = io.Copy(io.Discard, r.Body)
			send(w, []byte("{}"))
		default:
			http.NotFound(w, r)
		}
	}))
}

func send(w http.ResponseWriter, body []byte) {
	w.Header()["Content-Type"] = []string{"application/json;charset=utf-8"}
	w.Header()["Content-Length"] = []string{strconv.Itoa(len(body))}
	_, _ = w.Write(body)
}

func list(n int, item func(int) []byte) []byte {
	var b bytes.Buffer
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(item(i))
	}
	return append(append([]byte("["), b.Bytes()...), ']')
}

func user(i int) []byte {
	profiles := []string{"DESIGNER", "DATA_SCIENTIST", "READER", "EXPLORER", "PLATFORM_ADMIN", "AI_CONSUMER"}
	return fmt.Appendf(nil, `{"login":"user%06d","sourceType":"LDAP","displayName":"Ada Brontë %d","groups":["all_users","group_%02d","team_%03d"],"email":"user%06d@acme.example","userProfile":%q,`+
		`"codeAllowed":%t,"enabled":%t,"creationDate":%d,"lastSessionActivity":%d,"activeWebSocketSesssions":%d,"trialStatus":{"exists":false,"expired":false,"valid":false},`+
		`"resultingUserProfile":%q,"secrets":[],"credentials":{},"adminProperties":{},"userProperties":{"locale":"en","costCenter":"cc-%d"}}`,
		i, i, i%40, i%250, i, profiles[i%6], i%2 == 0, i%17 != 0, 1_600_000_000_000+i*1000, 1_700_000_000_000+i*1234, i%3, profiles[i%6], i%97)
}

func dataset(i int) []byte {
	return fmt.Appendf(nil, `{"projectKey":"P","name":"ds_%05d","type":"PostgreSQL","managed":true,"smartName":"ds_%05d","featureGroup":false,"tags":["bronze","team-%d"],`+
		`"params":{"connection":"pg_main","mode":"table","table":"${projectKey}_ds_%05d","schema":"public","normalizeDoubles":true,"writeInsertBatchSize":10000,"customProps":[]},"formatParams":{},`+
		`"schema":{"columns":[{"name":"id","type":"bigint","comment":"primary key"},{"name":"name","type":"string","maxLength":200},{"name":"amount","type":"double"},{"name":"created_at","type":"date"}],"userModified":true},`+
		`"partitioning":{"ignoreNonMatchingFile":false,"dimensions":[]},"flowOptions":{"virtualizable":false,"rebuildBehavior":"NORMAL"},"readWriteOptions":{"preserveOrder":false,"writeBuckets":1},`+
		`"customFields":{},"checklists":{"checklists":[]},"versionTag":{"versionNumber":3,"lastModifiedBy":{"login":"admin"},"lastModifiedOn":17000%08d},"creationTag":{"versionNumber":0,"lastModifiedBy":{"login":"admin"},"lastModifiedOn":16900%08d}}`,
		i, i, i%20, i, i, i)
}
