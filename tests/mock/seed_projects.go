package mock

import (
	"strings"
	"sync"
)

// seedDataset is a dataset of the seed. at is its path or table; columns are name:type.
type seedDataset struct {
	name, kind, connection, at string
	tags, columns              string
	managed                    bool
}

const customerColumns = "customer_id:bigint name:string email:string country:string created_at:date"

// seedProject is a project of the seed. read and write are groups.
type seedProject struct {
	key, name, owner, about, tags string
	read, write                   string
	variables                     document
	datasets                      []seedDataset
	shared                        []share
}

var seedProjectRows = sync.OnceValue(func() []seedProject {
	return []seedProject{
		{key: "CUSTOMER360", name: "Customer 360", owner: "marie.dupont", about: "One view of every customer", tags: "production customers",
			read: "analysts marketing", write: "data_team", variables: object("env", "prod", "country", "FR"),
			datasets: []seedDataset{
				{name: "crm_contacts", kind: "Filesystem", connection: "nas_landing", at: "/crm/contacts", tags: "raw crm", columns: customerColumns},
				{name: "crm_events", kind: "Filesystem", connection: "nas_landing", at: "/crm/events", tags: "raw crm", columns: "event_id:bigint customer_id:bigint kind:string at:date"},
				{name: "web_orders", kind: "MySQL", connection: "mysql_web", at: "orders", tags: "raw web", columns: "order_id:bigint customer_id:bigint amount:double ordered_at:date"},
				{name: "customers_clean", kind: "Filesystem", connection: "filesystem_managed", at: "/CUSTOMER360/customers_clean", tags: "prepared", columns: customerColumns, managed: true},
				{name: "customers_joined", kind: "PostgreSQL", connection: "postgres_dwh", at: "customers_joined", tags: "prepared", columns: customerColumns + " orders:int", managed: true},
				{name: "customers_scored", kind: "Snowflake", connection: "snowflake_prod", at: "CUSTOMERS_SCORED", tags: "gold", columns: "customer_id:bigint score:double", managed: true},
			}, shared: []share{{"customers_joined", "MARKETING_MIX"}, {"customers_scored", "SALES_FORECAST"}}},
		{key: "SALES_FORECAST", name: "Sales forecast", owner: "olivia.brown", about: "Weekly forecast by store", tags: "production sales",
			read: "analysts finance", write: "data_scientists data_team", variables: object("horizonWeeks", 12),
			datasets: []seedDataset{
				{name: "pos_tickets", kind: "Filesystem", connection: "nas_landing", at: "/pos/tickets", tags: "raw", columns: "ticket:string store:string amount:double sold_at:date"},
				{name: "stores", kind: "Filesystem", connection: "nas_landing", at: "/pos/stores", tags: "raw reference", columns: "store:string city:string"},
				{name: "holidays", kind: "UploadedFiles", connection: "", at: "", tags: "reference", columns: "day:date name:string"},
				{name: "sales_daily", kind: "HDFS", connection: "hdfs_root", at: "/SALES_FORECAST/sales_daily", tags: "prepared", columns: "store:string day:date amount:double", managed: true},
				{name: "forecast", kind: "Snowflake", connection: "snowflake_prod", at: "FORECAST", tags: "gold", columns: "store:string week:date amount:double", managed: true},
			}},
		{key: "FINANCE_REPORTING", name: "Finance reporting", owner: "clara.weber", about: "Monthly closing", tags: "production finance",
			read: "finance", write: "", variables: object("closingDay", 3),
			datasets: []seedDataset{
				{name: "ledger", kind: "Oracle", connection: "oracle_legacy", at: "GL_ENTRIES", tags: "raw legacy", columns: "entry:bigint account:string amount:double"},
				{name: "invoices", kind: "SQLServer", connection: "sqlserver_erp", at: "invoices", tags: "raw", columns: "invoice:string customer:string amount:double due:date"},
				{name: "budget_upload", kind: "Filesystem", connection: "nas_landing", at: "/finance/budget", tags: "raw", columns: "account:string month:date amount:double"},
				{name: "partner_statements", kind: "Azure", connection: "azure_blob", at: "/statements", tags: "raw partners", columns: "partner:string amount:double"},
				{name: "pnl_monthly", kind: "SQLServer", connection: "sqlserver_erp", at: "pnl_monthly", tags: "gold", columns: "month:date revenue:double cost:double", managed: true},
			}},
		{key: "MARKETING_MIX", name: "Marketing mix", owner: "sara.lopez", about: "What each campaign brings", tags: "marketing",
			read: "analysts", write: "marketing", variables: document{},
			datasets: []seedDataset{
				{name: "campaigns", kind: "BigQuery", connection: "bigquery_marketing", at: "campaigns", tags: "raw", columns: "campaign:string channel:string spend:double"},
				{name: "ad_clicks", kind: "GCS", connection: "gcs_exports", at: "/clicks", tags: "raw", columns: "campaign:string clicks:bigint day:date"},
				{name: "newsletter", kind: "Filesystem", connection: "filesystem_managed", at: "/MARKETING_MIX/newsletter", tags: "raw", columns: "email:string opened:boolean", managed: true},
				{name: "mix_model_input", kind: "BigQuery", connection: "bigquery_marketing", at: "mix_model_input", tags: "prepared", columns: "week:date channel:string spend:double sales:double", managed: true},
			}},
		{key: "IOT_MONITORING", name: "IoT monitoring", owner: "kenji.tanaka", about: "Sensors of the plants", tags: "iot",
			read: "data_scientists contractors", write: "data_team", variables: object("plants", []string{"Lyon", "Osaka"}),
			datasets: []seedDataset{
				{name: "sensor_raw", kind: "S3", connection: "s3_datalake", at: "/sensors", tags: "raw", columns: "sensor:string at:date value:double"},
				{name: "sensor_catalog", kind: "Filesystem", connection: "nas_landing", at: "/iot/catalog", tags: "raw reference", columns: "sensor:string plant:string unit:string"},
				{name: "sensor_hourly", kind: "S3", connection: "s3_datalake", at: "/IOT_MONITORING/sensor_hourly", tags: "prepared", columns: "sensor:string hour:date mean:double", managed: true},
				{name: "anomalies", kind: "PostgreSQL", connection: "postgres_dwh", at: "anomalies", tags: "gold", columns: "sensor:string at:date score:double", managed: true},
				{name: "maintenance", kind: "Filesystem", connection: "nas_landing", at: "/iot/maintenance", tags: "raw", columns: "plant:string at:date note:string"},
			}},
		{key: "SANDBOX", name: "Sandbox", owner: "admin", about: "Try things here", tags: "",
			read: "", write: "data_team data_scientists analysts", variables: document{},
			datasets: []seedDataset{
				{name: "iris", kind: "UploadedFiles", connection: "", at: "", tags: "sample", columns: "sepal:double petal:double species:string"},
				{name: "titanic", kind: "UploadedFiles", connection: "", at: "", tags: "sample", columns: "name:string age:double survived:boolean"},
				{name: "big_join", kind: "HDFS", connection: "hdfs_root", at: "/SANDBOX/big_join", tags: "", columns: "id:bigint", managed: true},
				{name: "scratch", kind: "Filesystem", connection: "filesystem_managed", at: "/SANDBOX/scratch", tags: "", columns: "id:bigint note:string", managed: true},
				{name: "old_export", kind: "Filesystem", connection: "nas_landing", at: "/staging/old_export", tags: "obsolete", columns: "id:bigint"},
			}},
	}
})

func seedProjects() []*project {
	names := map[string]string{}
	for _, row := range seedRows() {
		names[row.login] = row.name
	}
	var list []*project
	for i, row := range seedProjectRows() {
		created := seedCreated.AddDate(0, i, 0).UnixMilli()
		p := newProject(row.key, row.name, row.owner, row.about, strings.Fields(row.tags), created)
		p.summary = p.summary.with("ownerDisplayName", names[row.owner])
		var permissions [][]byte
		for group := range strings.FieldsSeq(row.write) {
			permissions = append(permissions, grant(group, true))
		}
		for group := range strings.FieldsSeq(row.read) {
			permissions = append(permissions, grant(group, false))
		}
		p.permissions = p.permissions.with("permissions", array(permissions))
		p.variables = object("standard", row.variables, "local", document{})
		p.shared = row.shared
		for _, d := range row.datasets {
			p.datasets.put(d.name, d.document(row.key, row.owner, created))
		}
		p.notebooks, p.discussions, p.usage = seedNotebooks(row.key), seedDiscussions(row.key), seedUsage(row.key)
		for _, folder := range seedFolders(row.key) {
			p.folders.put(folder.str("id"), folder)
		}
		list = append(list, p)
	}
	return list
}

func grant(group string, write bool) []byte {
	return object("group", group, "admin", false, "readProjectContent", true, "writeProjectContent", write, "exportDatasetsData", write,
		"readDashboards", true, "writeDashboards", write, "moderateDashboards", false, "runScenarios", write,
		"manageDashboardAuthorizations", false, "manageExposedElements", false, "manageAdditionalDashboardUsers", false, "executeApp", false).text()
}

func (d seedDataset) document(key, owner string, created int64) document {
	var columns [][]byte
	for column := range strings.FieldsSeq(d.columns) {
		name, kind, _ := strings.Cut(column, ":")
		columns = append(columns, object("name", name, "type", kind).text())
	}
	var params document
	files := false
	switch {
	case d.connection == "":
		params, files = object("uploadConnection", "filesystem_folders"), true
	case isType(d.kind, sqlTypes):
		params = object("connection", d.connection, "mode", "table", "table", d.at, "schema", "public")
	default:
		params, files = object("connection", d.connection, "path", d.at, "notReadyIfEmpty", false, "filesSelectionRules", object("mode", "ALL")), true
	}
	tag := object("versionNumber", 1, "lastModifiedBy", object("login", owner), "lastModifiedOn", created)
	doc := object("type", d.kind, "managed", d.managed, "name", d.name, "projectKey", key, "params", params)
	if files {
		doc = append(doc, object("formatType", "csv", "formatParams", object("style", "excel", "charset", "utf8", "separator", "\t", "quoteChar", "\"", "parseHeaderRow", false))...)
	}
	doc = append(doc, object("schema", object("columns", array(columns), "userModified", false), "tags", strings.Fields(d.tags))...)
	return doc.defaults(datasetDefaults()).with("creationTag", tag.with("versionNumber", 0)).with("versionTag", tag)
}
