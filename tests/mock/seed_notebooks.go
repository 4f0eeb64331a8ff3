package mock

import (
	"fmt"
	"strings"
	"sync"
	"time"
)

// seedSession is a running kernel of the seed: by whom, for how long, and how long its last cell was run ago.
type seedSession struct {
	creator   string
	age, idle time.Duration // idle 0 is a busy kernel
	tabs      int
}

type seedNotebook struct {
	project, name, kernel, creator string
	age                            time.Duration
	code                           string
	sessions                       []seedSession
}

// seedNotebookRows: nine notebooks run, in ten sessions; their idle times go from minutes to months.
var seedNotebookRows = sync.OnceValue(func() []seedNotebook {
	return []seedNotebook{
		{"CUSTOMER360", "exploration", "python3", "marie.dupont", 400 * day, "df = dataiku.Dataset('customers_joined').get_dataframe()|df.describe()",
			[]seedSession{{"marie.dupont", 9 * hour, 3 * hour, 1}}},
		{"CUSTOMER360", "churn model", "python3", "olivia.brown", 120 * day, "import sklearn|model.fit(X, y)",
			[]seedSession{{"olivia.brown", 3 * day, 2 * day, 0}}},
		{"CUSTOMER360", "R segmentation", "ir", "kenji.tanaka", 500 * day, "library(dataiku)|kmeans(d, 5)",
			[]seedSession{{"kenji.tanaka", 31 * day, 30 * day, 0}}},
		{"CUSTOMER360", "old join test", "python3", "paul.moreau", 600 * day, "1 + 1", nil},
		{"SALES_FORECAST", "forecast tuning", "python3", "olivia.brown", 90 * day, "for p in grid:|    fit(p)",
			[]seedSession{{"olivia.brown", 5 * hour, 0, 1}, {"noah.wilson", 28 * hour, 26 * hour, 0}}},
		{"SALES_FORECAST", "holidays", "python3", "noah.wilson", 200 * day, "import holidays", nil},
		{"FINANCE_REPORTING", "closing checks", "python3", "david.wagner", 150 * day, "assert debit == credit",
			[]seedSession{{"david.wagner", 13 * day, 12 * day, 0}}},
		{"MARKETING_MIX", "mix study", "python3", "yara.haddad", 130 * day, "plot(mix)",
			[]seedSession{{"yara.haddad", 102 * day, 101 * day, 0}}},
		{"IOT_MONITORING", "sensor drift", "python3", "kenji.tanaka", 30 * day, "drift(sensor_raw)",
			[]seedSession{{"kenji.tanaka", 20 * minute, 0, 1}}},
		{"IOT_MONITORING", "spark join", "toree", "raj.kumar", 220 * day, "val df = spark.table(\"sensor_raw\")",
			[]seedSession{{"raj.kumar", 52 * hour, 50 * hour, 1}}},
		{"SANDBOX", "scratch", "python3", "noah.wilson", 5 * day, "print('hello')",
			[]seedSession{{"noah.wilson", 2 * hour, 8 * minute, 1}}},
		{"SANDBOX", "untitled", "python3", "emma.jones", 140 * day, "", nil},
	}
})

// kernelNames are the kernels of the seed: display name and language.
var kernelNames = map[string][2]string{"python3": {"Python 3", "python"}, "ir": {"R", "R"}, "toree": {"Toree - Scala", "scala"}}

// seedNotebooks are the notebooks of a project of the seed, by its key.
func seedNotebooks(project string) table[*notebook] {
	var t table[*notebook]
	count := 0
	for i, row := range seedNotebookRows() {
		first := count
		count += len(row.sessions)
		if row.project != project {
			continue
		}
		kernel := object("name", row.kernel, "display_name", kernelNames[row.kernel][0], "language", kernelNames[row.kernel][1])
		created := seedCreated.Add(time.Duration(i) * day)
		b := &notebook{name: row.name, creator: row.creator, modifier: row.creator, created: onClock(created), changed: before(row.age / 10), version: 3 + i}
		b.content = object(
			"metadata", object("kernelspec", kernel, "creator", row.creator, "createdOn", created.UnixMilli(), "modifiedBy", row.creator, "tags", []string{},
				"language_info", object("name", kernelNames[row.kernel][1])),
			"nbformat", 4, "nbformat_minor", 5, "cells", seedCells(row))
		for n, s := range row.sessions {
			number := first + n + 1
			b.sessions = append(b.sessions, session{
				id: fmt.Sprintf("5e551000-0000-4000-8000-%012d", number), kernel: fmt.Sprintf("e0000000-0000-4000-8000-%012d", number), pid: 20_000 + 37*number,
				creator: s.creator, tabs: s.tabs, busy: s.idle == 0, started: before(s.age), active: before(s.idle)})
		}
		t.put(row.name, b)
	}
	return t
}

func seedCells(row seedNotebook) []byte {
	cells := [][]byte{object("cell_type", "markdown", "metadata", document{}, "source", []string{"# " + row.name}).text()}
	if row.code != "" {
		lines := strings.Split(row.code, "|")
		for i := range lines[:len(lines)-1] {
			lines[i] += "\n"
		}
		output := object("output_type", "stream", "name", "stdout", "text", []string{"done\n"})
		cells = append(cells, object("cell_type", "code", "execution_count", 7, "metadata", document{}, "source", lines,
			"outputs", array([][]byte{output.text()})).text())
	}
	return array(cells)
}
