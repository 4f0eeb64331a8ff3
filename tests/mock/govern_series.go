package mock

import (
	"cmp"
	"encoding/json"
	"math"
	"slices"
	"strconv"
)

var seriesRoutes = []route{
	{method: "POST", pattern: "/time-series", handle: (*call).createSeries},
	{method: "GET", pattern: "/time-series/{series}", handle: (*call).getSeries},
	{method: "PUT", pattern: "/time-series/{series}", handle: (*call).pushSeries},
	{method: "DELETE", pattern: "/time-series/{series}", handle: (*call).deleteSeries},
}

// series is a time series: its points by time. It is never changed: a change makes another one.
type series []point

type point struct {
	at    int64 // epoch in milliseconds
	value json.RawMessage
}

// points reads a body of datapoints. Each has a timestamp and a value, and may have the id of the series.
func (c *call) points(id string) ([]point, error) {
	if c.body == nil {
		return nil, nil
	}
	list, err := c.list()
	if err != nil {
		return nil, err
	}
	points := make([]point, len(list))
	for i, text := range list {
		doc, err := parseDocument(text)
		if err != nil {
			return nil, err
		}
		if err := doc.check(shape{"timeSeriesId": kindString, "timestamp": kindNumber}); err != nil {
			return nil, err
		}
		if own := doc.str("timeSeriesId"); own != "" && id != "" && own != id {
			return nil, illegal("A datapoint of time series '%.60s' was sent to '%s'", own, id)
		}
		at, ok := epoch(string(doc.get("timestamp")))
		if !ok {
			return nil, illegal("Datapoint %d: timestamp must be an epoch in milliseconds, but is %.60s", i, doc.get("timestamp"))
		}
		value := doc.get("value")
		if value == nil {
			return nil, illegal("Datapoint %d: value is required", i)
		}
		points[i] = point{at, value}
	}
	return points, nil
}

// epoch reads milliseconds, which Python may have written as a float.
func epoch(text string) (int64, bool) {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return n, true
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || f != math.Trunc(f) || math.Abs(f) > 1<<53 {
		return 0, false
	}
	return int64(f), true
}

// with is the series with points added. Of points at the same time the last one counts; without upsert, the one that was there.
func (s series) with(points []point, upsert bool) series {
	out := slices.Clone(s)
	for _, p := range points {
		i, there := slices.BinarySearchFunc(out, p.at, func(q point, at int64) int { return cmp.Compare(q.at, at) })
		switch {
		case !there:
			out = slices.Insert(out, i, p)
		case upsert:
			out[i] = p
		}
	}
	return out
}

// timeSeries is the one that the route names.
func (c *call) timeSeries() (string, series, error) {
	id := c.arg("series")
	if s, ok := c.govern.series.get(id); ok {
		return id, s, nil
	}
	return id, nil, notFound("Time series '%s' does not exist", id)
}

// window is the part of a series that the request is about, as indices. Both ends belong to it.
func (c *call) window(s series) (from, to int, err error) {
	bounds := [2]int64{math.MinInt64, math.MaxInt64}
	for i, name := range []string{"timestampMin", "timestampMax"} {
		text := c.query.Get(name)
		if text == "" {
			continue
		}
		at, ok := epoch(text)
		if !ok {
			return 0, 0, illegal("Parameter %s must be an epoch in milliseconds, but is '%.60s'", name, text)
		}
		bounds[i] = at
	}
	from, _ = slices.BinarySearchFunc(s, bounds[0], func(p point, at int64) int { return cmp.Compare(p.at, at) })
	to = from
	for to < len(s) && s[to].at <= bounds[1] {
		to++
	}
	return from, to, nil
}

func (c *call) createSeries() ([]byte, error) {
	points, err := c.points("")
	if err != nil {
		return nil, err
	}
	c.govern.count.series++
	id := "ts." + strconv.Itoa(c.govern.count.series)
	c.govern.series.put(id, series(nil).with(points, true))
	return object("id", id).text(), nil
}

func (c *call) getSeries() ([]byte, error) {
	id, s, err := c.timeSeries()
	if err != nil {
		return nil, err
	}
	from, to, err := c.window(s)
	if err != nil {
		return nil, err
	}
	items := make([][]byte, 0, to-from)
	for _, p := range s[from:to] {
		items = append(items, object("timeSeriesId", id, "timestamp", p.at, "value", p.value).text())
	}
	return array(items), nil
}

func (c *call) pushSeries() ([]byte, error) {
	id, s, err := c.timeSeries()
	if err != nil {
		return nil, err
	}
	points, err := c.points(id)
	if err != nil {
		return nil, err
	}
	upsert := c.flag("upsert") || !c.query.Has("upsert")
	c.govern.series.put(id, s.with(points, upsert))
	return msg("Pushed " + strconv.Itoa(len(points)) + " values to time series " + id), nil
}

// deleteSeries deletes values, all of them without a window. The series stays.
func (c *call) deleteSeries() ([]byte, error) {
	id, s, err := c.timeSeries()
	if err != nil {
		return nil, err
	}
	from, to, err := c.window(s)
	if err != nil {
		return nil, err
	}
	c.govern.series.put(id, slices.Delete(slices.Clone(s), from, to))
	return nil, nil
}
