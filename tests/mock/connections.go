package mock

import (
	"slices"
	"strings"
	"sync"
)

var connectionRoutes = []route{
	{method: "GET", pattern: "/admin/connections/", handle: (*call).listConnections},
	{method: "POST", pattern: "/admin/connections/", handle: (*call).createConnection},
	{method: "GET", pattern: "/admin/connections/{name}", handle: (*call).getConnection},
	{method: "PUT", pattern: "/admin/connections/{name}", handle: (*call).updateConnection},
	{method: "DELETE", pattern: "/admin/connections/{name}", handle: (*call).deleteConnection},
	{method: "POST", pattern: "/admin/connections/{name}/sync", handle: (*call).syncConnection},
	{method: "GET", pattern: "/connections/get-names", handle: (*call).connectionNames, since: DSSVersion{12, 1, 0}},
	{method: "GET", pattern: "/connections/{name}/info", handle: (*call).connectionInfo},
	{method: "GET", pattern: "/connections/{name}/test", handle: (*call).testConnection, since: DSSVersion{14, 2, 0}},
}

var connectionShape = shape{
	"name": kindString, "type": kindString, "description": kindString, "params": kindObject, "usableBy": kindString,
	"allowedGroups": kindStrings, "allowWrite": kindBool, "allowManagedDatasets": kindBool, "allowManagedFolders": kindBool,
	"allowKnowledgeBanks": kindBool, "allowMirror": kindBool, "detailsReadability": kindObject, "credentialsMode": kindString,
	"maxActivities": kindNumber, "useGlobalProxy": kindBool, "customFields": kindObject, "indexingSettings": kindObject,
}

var connectionDefaults = sync.OnceValue(func() document {
	return object(
		"params", document{}, "allowWrite", true, "allowManagedDatasets", true, "allowManagedFolders", true,
		"allowKnowledgeBanks", true, "allowMirror", false, "usableBy", "ALL", "allowedGroups", []string{},
		"detailsReadability", object("readableBy", "NONE", "allowedGroups", []string{}),
		"credentialsMode", "GLOBAL", "maxActivities", 0, "useGlobalProxy", false,
		"indexingSettings", object("indexForeignKeys", false, "indexIndices", false, "indexSystemTables", false),
		"customFields", document{},
	)
})

// Families of connection types. A test only makes sense where there is something to connect to.
var (
	sqlTypes = []string{
		"PostgreSQL", "MySQL", "Snowflake", "BigQuery", "Redshift", "Oracle", "SQLServer", "Synapse", "FabricWarehouse", "Databricks",
		"DatabricksLakebase", "Teradata", "Vertica", "Greenplum", "Netezza", "SAPHANA", "Athena", "Trino", "JDBC", "hiveserver2",
		"Denodo", "Dremio", "TreasureData", "AlloyDB",
	}
	objectStores = []string{"EC2", "Azure", "GCS", "SharePointOnline"}
	fileTypes    = []string{"Filesystem", "HDFS", "FTP", "SFTP", "SCP", "SSH", "HTTP"}
	otherTypes   = []string{
		"MongoDB", "Cassandra", "ElasticSearch", "DynamoDB", "CosmosDB", "Kafka", "SQS", "KDBPlus", "Twitter", "OneDrive", "Neo4j",
		"OpenAi", "AzureOpenAI", "AzureAIFoundry", "AzureLLM", "AzureML", "Bedrock", "SageMaker", "SageMaker-GenericLLM", "VertexAILLM",
		"VertexAIModelDeployment", "HuggingFaceLocal", "HuggingFaceInferenceAPI", "MistralAi", "Anthropic", "Cohere", "MosaicML",
		"DatabricksLLM", "DatabricksModelDeployment", "SnowflakeCortex", "StabilityAI", "NVIDIA-NIM", "Pinecone", "AzureAISearch",
		"Milvus", "Qdrant", "MCP",
	}
)

func isType(name string, families ...[]string) bool {
	return slices.ContainsFunc(slices.Concat(families...), func(t string) bool { return strings.EqualFold(t, name) })
}

// checkConnection says what the server does not take in a definition. Types of plugins begin with "Custom".
func checkConnection(doc document) error {
	if err := doc.check(connectionShape); err != nil {
		return err
	}
	if strings.TrimSpace(doc.str("name")) == "" {
		return illegal("Connection name may not be empty")
	}
	if t := doc.str("type"); t == "" {
		return illegal("Connection type may not be empty")
	} else if !isType(t, sqlTypes, objectStores, fileTypes, otherTypes) && !strings.HasPrefix(t, "Custom") {
		return illegal("Unknown connection type: %s", t)
	}
	if by := doc.str("usableBy"); doc.has("usableBy") && by != "ALL" && by != "ALLOWED" {
		return illegal("No enum constant ConnectionUsability.%s", by)
	}
	if mode := doc.str("credentialsMode"); doc.has("credentialsMode") && mode != "GLOBAL" && mode != "PER_USER" {
		return illegal("No enum constant CredentialsMode.%s", mode)
	}
	readable := doc.object("detailsReadability")
	if err := readable.check(shape{"readableBy": kindString, "allowedGroups": kindStrings}); err != nil {
		return err
	}
	if by := readable.str("readableBy"); readable.has("readableBy") && !slices.Contains([]string{"NONE", "ALL", "ALLOWED"}, by) {
		return illegal("No enum constant DetailsReadability.%s", by)
	}
	return nil
}

// fill makes a checked definition one that can be stored.
func (c *call) fill(doc document) document {
	doc = doc.defaults(connectionDefaults())
	return doc.with("params", encryptParams(doc.object("params")))
}

func (c *call) tag(version int) document {
	return object("versionNumber", version, "lastModifiedBy", object("login", c.who.id), "lastModifiedOn", c.now.UnixMilli())
}

// listConnections is an object of definitions by name. The reference's items read id and label as well: the name and the type.
func (c *call) listConnections() ([]byte, error) {
	out := make(document, 0, c.connections.size())
	for name, doc := range c.connections.all {
		out = append(out, member{name, doc.with("id", name).with("label", doc.str("type")).text()})
	}
	return out.text(), nil
}

func (c *call) createConnection() ([]byte, error) {
	doc, err := c.document(connectionShape)
	if err != nil {
		return nil, err
	}
	if err := checkConnection(doc); err != nil {
		return nil, err
	}
	name := doc.str("name")
	if _, taken := c.connections.get(name); taken {
		return nil, illegal("Connection '%s' already exists", name)
	}
	c.connections.put(name, c.fill(doc).with("creationTag", c.tag(0)))
	return msg("Created connection " + name), nil
}

func (c *call) connection() (string, document, error) {
	name := c.arg("name")
	if doc, ok := c.connections.get(name); ok {
		return name, doc, nil
	}
	return name, nil, noConnection(name)
}

func (c *call) getConnection() ([]byte, error) {
	_, doc, err := c.connection()
	if err != nil {
		return nil, err
	}
	return doc.text(), nil
}

func (c *call) updateConnection() ([]byte, error) {
	name, old, err := c.connection()
	if err != nil {
		return nil, err
	}
	doc, err := c.document(connectionShape)
	if err != nil {
		return nil, err
	}
	if sent := doc.str("name"); doc.has("name") && sent != name {
		return nil, illegal("Cannot rename connection '%s' to '%s'", name, sent)
	}
	doc = doc.with("name", name)
	if err := checkConnection(doc); err != nil {
		return nil, err
	}
	if t := doc.str("type"); t != old.str("type") {
		return nil, illegal("Cannot change the type of connection '%s' from %s to %s", name, old.str("type"), t)
	}
	if tag := old.get("creationTag"); tag != nil {
		doc = doc.with("creationTag", tag)
	}
	c.connections.put(name, c.fill(doc))
	return msg("Updated connection " + name), nil
}

func (c *call) deleteConnection() ([]byte, error) {
	name, _, err := c.connection()
	if err != nil {
		return nil, err
	}
	c.connections.delete(name)
	return nil, nil
}

// syncConnection only has work to do on HDFS; on others it ends at once with nothing done.
func (c *call) syncConnection() ([]byte, error) {
	name, doc, err := c.connection()
	if err != nil {
		return nil, err
	}
	total := 0
	if doc.str("type") == "HDFS" {
		total = len(c.datasetsOn(name))
	}
	return c.begin(task{
		kind: "connection-acl-sync", title: "Synchronizing permissions of " + name, step: "Synchronizing", total: total,
		args: answers(object("connection", name, "synchronized", total, "messages", object("messages", []byte("[]"), "error", false))),
	})
}

// usable tells whether the caller may use a connection.
func (c *call) usable(doc document) bool {
	return c.who.admin || doc.str("usableBy") != "ALLOWED" || c.who.in(doc.strings("allowedGroups"))
}

func (c *call) connectionNames() ([]byte, error) {
	want := c.query.Get("type")
	if want == "" {
		return nil, illegal("Parameter type is required; all lists every connection")
	}
	names := []string{}
	for name, doc := range c.connections.all {
		if c.usable(doc) && (strings.EqualFold(want, "all") || strings.EqualFold(want, doc.str("type"))) {
			names = append(names, name)
		}
	}
	return toJSON(names), nil
}

func (c *call) testConnection() ([]byte, error) {
	name, doc, err := c.connection()
	if err != nil {
		return nil, err
	}
	if !c.usable(doc) {
		return nil, forbidden("You may not use connection '%s'", name)
	}
	if t := doc.str("type"); !isType(t, sqlTypes, objectStores) {
		return nil, unsupported("Testing is not supported for connections of type %s", t)
	}
	if reason := doc.object("customFields").str("mockConnectionError"); reason != "" {
		return object("connectionOK", false, "connectionErrorMsg", reason).text(), nil
	}
	return object("connectionOK", true).text(), nil
}
