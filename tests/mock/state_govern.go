package mock

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// savedGovern is what only a Govern has, in a state file.
type savedGovern struct {
	Blueprints  []saved[document]      `json:"blueprints"`
	Versions    []saved[savedVersion]  `json:"versions"`
	Artifacts   []saved[savedArtifact] `json:"artifacts"`
	Deleted     []saved[savedArtifact] `json:"deleted,omitempty"`
	Series      []saved[[]savedPoint]  `json:"series"`
	Files       []saved[savedUpload]   `json:"files"`
	Pages       []saved[document]      `json:"pages"`
	Roles       []saved[document]      `json:"roles"`
	Assignments []saved[document]      `json:"assignments"`
	Permissions []saved[document]      `json:"permissions"`
	Standard    document               `json:"standard"`
	Count       savedCounters          `json:"count"`
}

type savedCounters struct {
	Artifact int `json:"artifact"`
	Series   int `json:"series"`
	File     int `json:"file"`
	Feedback int `json:"feedback"`
}

type savedVersion struct {
	Blueprint      string            `json:"blueprint"`
	Version        string            `json:"version"`
	Doc            document          `json:"doc"`
	Status         string            `json:"status"`
	Origin         string            `json:"origin,omitempty"`
	Configurations []saved[document] `json:"configurations,omitempty"`
}

type savedArtifact struct {
	Blueprint string            `json:"blueprint"`
	Version   string            `json:"version"`
	Name      string            `json:"name"`
	Archived  bool              `json:"archived,omitempty"`
	Step      string            `json:"step,omitempty"`
	Doc       document          `json:"doc"`
	Fields    document          `json:"fields"`
	Signoffs  []saved[document] `json:"signoffs,omitempty"`
}

type savedPoint struct {
	At    int64           `json:"at"`
	Value json.RawMessage `json:"value"`
}

type savedUpload struct {
	Doc     document `json:"doc"`
	Name    string   `json:"name"`
	Content []byte   `json:"content"`
}

func (g *govern) save() *savedGovern {
	out := &savedGovern{
		Blueprints: saveTable(g.blueprints, same[document]), Pages: saveTable(g.pages, same[document]), Roles: saveTable(g.roles, same[document]),
		Assignments: saveTable(g.assignments, same[document]), Permissions: saveTable(g.permissions, same[document]),
		Standard: g.standard, Count: savedCounters{g.count.artifact, g.count.series, g.count.file, g.count.feedback}, Artifacts: saveTable(g.artifacts, saveArtifact),
		Versions: saveTable(g.versions, func(v *version) savedVersion {
			return savedVersion{v.key.blueprint, v.key.version, v.doc, v.status, v.origin, saveTable(v.configurations, same[document])}
		}),
		Series: saveTable(g.series, func(s series) []savedPoint {
			points := make([]savedPoint, len(s))
			for i, p := range s {
				points[i] = savedPoint{p.at, p.value}
			}
			return points
		}),
		Files: saveTable(g.files, func(f *upload) savedUpload { return savedUpload{f.doc, f.name, f.content} }),
	}
	for _, id := range slices.Sorted(maps.Keys(g.deleted)) {
		out.Deleted = append(out.Deleted, saved[savedArtifact]{id, saveArtifact(g.deleted[id])})
	}
	return out
}

func saveArtifact(a *artifact) savedArtifact {
	return savedArtifact{a.key.blueprint, a.key.version, a.name, a.archived, a.step, a.doc, a.fields, saveTable(a.signoffs, same[document])}
}

func loadArtifact(id string, in savedArtifact) (*artifact, error) {
	a := &artifact{id: id, key: versionKey{in.Blueprint, in.Version}, name: in.Name, archived: in.Archived, step: in.Step,
		doc: in.Doc, fields: in.Fields, signoffs: loadDocuments(in.Signoffs)}
	if len(id) < len("ar.") {
		return nil, fmt.Errorf("it is no id of an artifact")
	}
	a.number, _ = strconv.Atoi(id[len("ar."):])
	return a, nil
}

func (in *savedGovern) load() (*govern, error) {
	g := &govern{
		blueprints: loadDocuments(in.Blueprints), pages: loadDocuments(in.Pages), roles: loadDocuments(in.Roles),
		assignments: loadDocuments(in.Assignments), permissions: loadDocuments(in.Permissions), standard: in.Standard,
		count: counters{in.Count.Artifact, in.Count.Series, in.Count.File, in.Count.Feedback}, deleted: map[string]*artifact{},
	}
	var err error
	if g.versions, err = loadTable(in.Versions, func(_ string, sv savedVersion) (*version, error) {
		v, err := newVersion(versionKey{sv.Blueprint, sv.Version}, sv.Doc)
		if err != nil {
			return nil, err
		}
		v.status, v.origin, v.configurations = sv.Status, sv.Origin, loadDocuments(sv.Configurations)
		return v, nil
	}); err != nil {
		return nil, err
	}
	if g.artifacts, err = loadTable(in.Artifacts, loadArtifact); err != nil {
		return nil, err
	}
	for _, item := range in.Deleted {
		if g.deleted[item.Name], err = loadArtifact(item.Name, item.Row); err != nil {
			return nil, err
		}
	}
	g.series, _ = loadTable(in.Series, func(_ string, points []savedPoint) (series, error) {
		s := make(series, len(points))
		for i, p := range points {
			s[i] = point{p.At, p.Value}
		}
		return s, nil
	})
	g.files, _ = loadTable(in.Files, func(_ string, f savedUpload) (*upload, error) { return &upload{f.Doc, f.Name, f.Content}, nil })
	return g, nil
}
