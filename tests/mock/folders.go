package mock

import (
	"slices"
	"strings"
)

var folderRoutes = []route{
	{method: "GET", pattern: "/projects/{key}/managedfolders/", handle: (*call).listFolders},
	{method: "GET", pattern: "/projects/{key}/managedfolders/{folder}", handle: (*call).getFolder},
	{method: "POST", pattern: "/projects/{key}/managedfolders/{folder}/actions/computeMetrics", handle: (*call).computeMetrics},
	{method: "POST", pattern: "/projects/{key}/managedfolders/{folder}/actions/computeMetricsFromIds", handle: (*call).computeMetricsByID},
}

// folderMetrics are the metrics that the mock can compute on a managed folder. Their values stand in mockMetrics of its definition.
var folderMetrics = []string{"basic:COUNT_FILES", "basic:SIZE"}

func seedFolder(id, name, connection string, files, size int) document {
	return object("id", id, "name", name, "type", "Filesystem",
		"params", object("connection", connection, "path", "/${projectKey}/"+id), "tags", []string{},
		"metrics", object("probes", []byte(`[{"type":"basic","enabled":true,"computeOnBuildMode":"PARTITION","meta":{"name":"Files info","level":2},"configuration":{}}]`),
			"displayedState", object("metrics", folderMetrics)),
		"checks", object("checks", []byte("[]")),
		"mockMetrics", object(folderMetrics[0], files, folderMetrics[1], size))
}

// seedFolders are the managed folders of a project of the seed, by its key.
func seedFolders(key string) []document {
	switch key {
	case "CUSTOMER360":
		return []document{seedFolder("mF8kQ2aZ", "crm exports", "filesystem_folders", 42, 18_874_368), seedFolder("b7YtR0pd", "pictures", "filesystem_folders", 1310, 734_003_200)}
	case "FINANCE_REPORTING":
		return []document{seedFolder("Rp3xW9sL", "closing reports", "filesystem_folders", 36, 5_242_880)}
	case "SANDBOX":
		return []document{seedFolder("Zz0empty", "empty", "filesystem_folders", 0, 0)}
	}
	return nil
}

// shown is a folder as the API writes it.
func shown(p *project, folder document) document {
	return append(object("projectKey", p.key), folder.without("mockMetrics")...)
}

func (c *call) folder() (*project, document, error) {
	p, err := c.readable(c.arg("key"))
	if err != nil {
		return nil, nil, err
	}
	folder, ok := p.folders.get(c.arg("folder"))
	if !ok {
		return nil, nil, notFound("managed folder does not exist: %s.%s", p.key, c.arg("folder"))
	}
	return p, folder, nil
}

func (c *call) listFolders() ([]byte, error) {
	p, err := c.readable(c.arg("key"))
	if err != nil {
		return nil, err
	}
	var items [][]byte
	for _, folder := range p.folders.all {
		items = append(items, shown(p, folder).text())
	}
	return array(items), nil
}

func (c *call) getFolder() ([]byte, error) {
	p, folder, err := c.folder()
	if err != nil {
		return nil, err
	}
	return shown(p, folder).text(), nil
}

// computeMetrics takes probes as its body, or none for those of the folder. The mock knows probes of the type basic only.
func (c *call) computeMetrics() ([]byte, error) {
	_, folder, err := c.folder()
	if err != nil {
		return nil, err
	}
	probes := folder.object("metrics")
	if c.body != nil && kindOf(c.body) != kindNull {
		if probes, err = c.document(shape{"probes": kindObjects}); err != nil {
			return nil, err
		}
	}
	var ids []string
	list, _ := parseArray(probes.get("probes"))
	for _, text := range list {
		probe, _ := parseDocument(text)
		if probe.str("type") == "basic" && (!probe.has("enabled") || probe.isTrue("enabled")) {
			ids = folderMetrics
		}
	}
	return c.startMetrics(ids)
}

func (c *call) computeMetricsByID() ([]byte, error) {
	doc, err := c.document(shape{"metricIds": kindStrings})
	if err != nil {
		return nil, err
	}
	return c.startMetrics(doc.strings("metricIds"))
}

// startMetrics computes metrics at the end of a future. An unknown one is a line among the skipped.
func (c *call) startMetrics(ids []string) ([]byte, error) {
	p, folder, err := c.folder()
	if err != nil {
		return nil, err
	}
	if !c.may(p, "writeProjectContent") {
		return nil, forbidden("You may not change project %s", p.key)
	}
	start := c.now.UnixMilli()
	length := max(c.options.FutureDuration, 0)
	values := folder.object("mockMetrics")
	var computed, skipped [][]byte
	for _, id := range ids {
		if !slices.Contains(folderMetrics, id) {
			skipped = append(skipped, object("metricId", id, "message", "Unknown metric").text())
			continue
		}
		kind, name, _ := strings.Cut(id, ":")
		computed = append(computed, object("metricId", id, "metric", object("type", kind, "id", id, "metricType", name, "dataType", "BIGINT"),
			"dataType", "BIGINT", "value", string(values.get(id)), "partition", "NP").text())
	}
	return c.begin(task{
		kind: "compute-metrics", title: "Computing metrics of " + p.key + "." + folder.str("name"), step: "Computing", total: len(ids),
		args: answers(object("startTime", start, "endTime", start+length.Milliseconds(), "targetType", "MANAGED_FOLDER",
			"computed", array(computed), "skipped", array(skipped))),
	})
}
