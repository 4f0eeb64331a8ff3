package govern

import "github.com/dssrun/dssrun/bindings/spec"

var timeSeriesMethods = []spec.Method{{
	Sig:      "createTimeSeries(opts?: { /** its first values (default []) */ datapoints?: GovernDatapoint[] | null }): Promise<GovernTimeSeries>",
	Doc:      "Create a time series and get a handle on it.",
	HTTP:     "POST /time-series",
	Defaults: "{ datapoints: null }",
	Body:     "datapoints ?? []",
	Result:   "new GovernTimeSeries(this, raw.id)",
}, {
	Sig:  "getTimeSeries(timeSeriesId: string): GovernTimeSeries",
	Doc:  "Get a handle on a time series. Sends no request.",
	Expr: "new GovernTimeSeries(this, timeSeriesId)",
}}

var timeSeriesClasses = []*spec.Class{{
	Name:   "GovernTimeSeries",
	Ref:    "dataikuapi.govern.time_series.GovernTimeSeries",
	Doc:    "A handle on a time series, from client.getTimeSeries(id).",
	Fields: "readonly client: GovernClient; readonly timeSeriesId: string",
	Methods: []spec.Method{{
		Sig:      "getValues(opts?: " + timeWindow + "): Promise<GovernDatapoint[]>",
		Doc:      "Get the values of the series, or those of a time window.",
		HTTP:     "GET /time-series/{timeSeriesId}",
		Defaults: "{ minTimestamp: null, maxTimestamp: null }",
		Query:    "{ timestampMin: minTimestamp, timestampMax: maxTimestamp }",
	}, {
		Sig:      "pushValues(datapoints: GovernDatapoint[], opts?: { /** replace values that have the same timestamp (default true); with false they stay */ upsert?: boolean }): Promise<void>",
		Doc:      "Add values to the series. Each gets this series' id as its timeSeriesId.",
		HTTP:     "PUT /time-series/{timeSeriesId}",
		Defaults: "{ upsert: true }",
		Query:    "{ upsert }",
		Body:     "datapoints.map(datapoint => ({ ...datapoint, timeSeriesId: this.timeSeriesId }))",
	}, {
		Sig:      "delete(opts?: " + timeWindow + "): Promise<void>",
		Doc:      "Delete the values of a time window; without one, all of them.",
		HTTP:     "DELETE /time-series/{timeSeriesId}",
		Defaults: "{ minTimestamp: null, maxTimestamp: null }",
		Query:    "{ timestampMin: minTimestamp, timestampMax: maxTimestamp }",
	}},
}}

const timeWindow = `{
	/** from this time on, in milliseconds since the epoch (default: from the first) */ minTimestamp?: number | null,
	/** up to this time, in milliseconds since the epoch (default: to the last) */ maxTimestamp?: number | null }`

var timeSeriesTypes = []spec.Type{{
	Name: "GovernDatapoint",
	Doc:  "A value of a time series.",
	Text: "{ timeSeriesId?: string, /** milliseconds since the epoch */ timestamp: number, value: any, [key: string]: any }",
}}
