package mock

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"time"
)

var logRoutes = []route{
	{method: "GET", pattern: "/admin/logs/", handle: (*call).listLogs},
	{method: "GET", pattern: "/admin/logs/{name}", handle: (*call).getLog},
	{method: "POST", pattern: "/admin/audit/custom/{type}", handle: (*call).logCustomAudit},
}

// logLine is a line of a log of the seed, told from the server's start.
type logLine struct {
	ago                   time.Duration
	thread, level, logger string
	message               string
}

// auditLog is the log that custom audit entries are added to.
const auditLog = "audit.log"

// auditEntry is a line of the audit log that a caller has added.
type auditEntry struct {
	time time.Time
	text string
}

// seedLogs are the files of the logs' folder, in the order that they are listed in.
var seedLogs = sync.OnceValue(func() table[[]logLine] {
	var t table[[]logLine]
	t.put(auditLog, []logLine{
		{9 * hour, "qtp1-88", "INFO", "dku.audit", `{"authSource":"USER_FROM_UI","authUser":"marie.dupont","msgType":"login"}`},
		{5 * hour, "qtp1-91", "INFO", "dku.audit", `{"authSource":"USER_FROM_UI","authUser":"noah.wilson","msgType":"dataset-read-data-sample","projectKey":"SALES_FORECAST"}`},
		{2 * hour, "qtp1-90", "INFO", "dku.audit", `{"authSource":"PERSONAL_API_KEY","authUser":"svc.scheduler","msgType":"scenario-run","projectKey":"SALES_FORECAST"}`},
	})
	t.put("backend.log", []logLine{
		{26 * hour, "main", "INFO", "dku.backend", "DSS ${version} is starting"},
		{26*hour - time.Minute, "main", "INFO", "dku.backend", "Backend started in 58213 ms"},
		{20 * hour, "FT-Build-CUSTOMER360-4", "WARN", "dku.sql.connection", "Connection oracle_legacy: ORA-12541: TNS:no listener, will retry"},
		{20*hour - time.Second, "FT-Build-CUSTOMER360-4", "ERROR", "dku.flow.activity", "Activity failed: compute_ledger_NP\njava.sql.SQLRecoverableException: IO Error: The Network Adapter could not establish the connection"},
		{8 * hour, "Jupyter-cull-2", "INFO", "dku.jupyter", "Found 10 running kernels"},
		{3 * minute, "FT-Build-FINANCE_REPORTING-1", "ERROR", "dku.flow.jobrunner", "Job FINANCE_REPORTING.ledger failed: IO Error"},
		{minute, "qtp1-77", "INFO", "dku.connections", "[ct: 4] Testing connection postgres_dwh"},
	})
	t.put("backend.log.1", []logLine{{50 * hour, "main", "INFO", "dku.backend", "Rotated"}})
	t.put("governance.log", nil)
	t.put("ipython.log", []logLine{
		{31 * day, "MainThread", "INFO", "jupyter", "Kernel started for CUSTOMER360/R segmentation"},
		{6 * hour, "MainThread", "WARN", "jupyter", "Kernel of SALES_FORECAST/forecast tuning is using 11.4 GB"},
	})
	t.put("nginx.error.log", []logLine{{30 * hour, "worker", "WARN", "nginx", "upstream response is buffered to a temporary file"}})
	t.put("supervisord.log", []logLine{{26 * hour, "main", "INFO", "supervisord", "spawned: 'backend' with pid 4127"}})
	return t
})

// write renders a line with its time; further lines of the message, as of a stack, follow as they are.
func (l logLine) write(out *bytes.Buffer, start time.Time, version string) {
	at := start.Add(-l.ago).UTC().Format("2006/01/02-15:04:05.000")
	fmt.Fprintf(out, "[%s] [%s] [%s] [%s] - %s\n", at, l.thread, l.level, l.logger, strings.Replace(l.message, "${version}", version, 1))
}

func (c *call) listLogs() ([]byte, error) {
	names := []string{}
	for name := range c.logs.all {
		names = append(names, name)
	}
	return toJSON(names), nil
}

// getLog is the whole text of a log, as a JSON string.
func (c *call) getLog() ([]byte, error) {
	name := c.arg("name")
	lines, ok := c.logs.get(name)
	if !ok {
		return nil, notFound("Log file '%.200s' does not exist", name)
	}
	var out bytes.Buffer
	for _, line := range lines {
		line.write(&out, c.start, c.options.Version.String())
	}
	if name == auditLog {
		for _, entry := range c.audit {
			logLine{c.start.Sub(entry.time), "qtp1-1", "INFO", "dku.audit", entry.text}.write(&out, c.start, c.options.Version.String())
		}
	}
	return toJSON(out.String()), nil
}

// logCustomAudit adds an entry to the audit trail, which the log of that name shows.
func (c *call) logCustomAudit() ([]byte, error) {
	params := document{}
	if c.body != nil && kindOf(c.body) != kindNull {
		var err error
		if params, err = c.document(nil); err != nil {
			return nil, err
		}
	}
	kind := strings.TrimSpace(c.arg("type"))
	if kind == "" {
		return nil, illegal("The type of a custom audit message may not be empty")
	}
	text := object("authSource", c.who.source, "authUser", c.who.id, "msgType", "generic-custom-audit", "customMsgType", kind, "customMsgParams", params).text()
	c.audit = append(c.audit, auditEntry{c.now, string(text)})
	return nil, nil
}
