package mock

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"
)

// savedServer is a DSS or a Govern in a state file.
type savedServer struct {
	Start       time.Time                 `json:"start"`
	ScaledIn    *[]string                 `json:"scaledIn,omitempty"` // the groups of scaled users
	Keys        map[string]savedHolder    `json:"keys"`               // by secret
	Keyring     []saved[savedKey]         `json:"keyring"`
	Tickets     map[string]string         `json:"tickets,omitempty"`
	Users       []saved[savedUser]        `json:"users"`
	Groups      []saved[document]         `json:"groups"`
	Connections []saved[document]         `json:"connections,omitempty"`
	Projects    []saved[savedProject]     `json:"projects,omitempty"`
	Futures     []saved[savedFuture]      `json:"futures,omitempty"`
	Running     []string                  `json:"running,omitempty"`
	Directories map[string]savedDirectory `json:"directories,omitempty"`
	Variables   json.RawMessage           `json:"variables"`
	Settings    document                  `json:"settings"`
	License     savedLicense              `json:"license"`
	Logs        []saved[[]savedLogLine]   `json:"logs"`
	Audit       []savedAudit              `json:"audit,omitempty"`
	IDs         uint64                    `json:"ids"`
	Govern      *savedGovern              `json:"govern,omitempty"`
}

type savedHolder struct {
	ID    string `json:"id"`
	Login string `json:"login,omitempty"`
}

type savedKey struct {
	Secret  string   `json:"secret"`
	Login   string   `json:"login,omitempty"`
	Doc     document `json:"doc"`
	Created moment   `json:"created"`
	Days    int      `json:"days,omitempty"`
}

// savedUser has either a document or the number of a scaled user that was not changed.
type savedUser struct {
	Scaled   int         `json:"scaled,omitempty"`
	Doc      document    `json:"doc,omitempty"`
	Login    moment      `json:"login,omitzero"`
	Failed   moment      `json:"failed,omitzero"`
	Session  moment      `json:"session,omitzero"`
	Sessions int         `json:"sessions,omitempty"`
	Trial    *savedTrial `json:"trial,omitempty"`
}

type savedTrial struct {
	Granted moment `json:"granted"`
	Ends    moment `json:"ends"`
}

type savedDirectory struct {
	Mapping string              `json:"mapping"`
	Users   []savedExternalUser `json:"users"`
}

type savedExternalUser struct {
	Login  string   `json:"login"`
	Name   string   `json:"name"`
	Email  string   `json:"email"`
	Groups []string `json:"groups"`
}

type savedLicense struct {
	Content document `json:"content"`
	Expires moment   `json:"expires"`
}

type savedLogLine struct {
	Ago     time.Duration `json:"ago"`
	Thread  string        `json:"thread"`
	Level   string        `json:"level"`
	Logger  string        `json:"logger"`
	Message string        `json:"message"`
}

type savedAudit struct {
	Time time.Time `json:"time"`
	Text string    `json:"text"`
}

// save gathers the state under the lock. What it returns holds rows, which are never changed, and copies of the rest.
func (s *Server) save() *savedServer {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := &savedServer{
		Start: s.start, Keys: map[string]savedHolder{}, Tickets: maps.Clone(s.tickets), Variables: s.variables,
		Settings: s.settings, License: savedLicense{s.license.content, s.license.expires}, IDs: s.ids,
		Keyring: saveTable(s.keyring, func(k *key) savedKey { return savedKey{k.secret, k.login, k.doc, k.created, k.days} }),
		Users:   saveTable(s.users, saveUser), Groups: saveTable(s.groups, same[document]),
		Connections: saveTable(s.connections, same[document]), Projects: saveTable(s.projects, saveProject),
		Futures: saveTable(s.futures, saveFuture), Directories: map[string]savedDirectory{},
		Logs: saveTable(s.logs, saveLog),
	}
	if s.scaling != nil {
		out.ScaledIn = &s.scaling.groups
	}
	for secret, k := range s.keys {
		out.Keys[secret] = savedHolder{k.id, k.login}
	}
	for _, f := range s.running {
		out.Running = append(out.Running, f.id)
	}
	for source, d := range s.directories {
		saved := savedDirectory{Mapping: d.mapping}
		for _, u := range d.users {
			saved.Users = append(saved.Users, savedExternalUser{u.login, u.name, u.email, u.groups})
		}
		out.Directories[source] = saved
	}
	for _, entry := range s.audit {
		out.Audit = append(out.Audit, savedAudit{entry.time, entry.text})
	}
	if s.govern != nil {
		out.Govern = s.govern.save()
	}
	return out
}

// load makes a state of a saved one; own is the part that only a Govern has.
func (in *savedServer) load(own *savedGovern) (*state, error) {
	st := &state{
		start: in.Start, keys: map[string]apiKey{}, tickets: in.Tickets, groups: loadDocuments(in.Groups),
		connections: loadDocuments(in.Connections), variables: in.Variables, settings: in.Settings,
		license: license{in.License.Content, in.License.Expires}, ids: in.IDs,
	}
	var err error
	if (own != nil) != (in.Govern != nil) {
		return nil, fmt.Errorf("a DSS has the blueprints of a Govern")
	}
	if st.keyring, err = loadTable(in.Keyring, func(id string, k savedKey) (*key, error) {
		return &key{id, k.Secret, k.Login, k.Doc, k.Created, k.Days}, nil
	}); err != nil {
		return nil, err
	}
	for secret, holder := range in.Keys {
		st.keys[secret] = apiKey{holder.ID, holder.Login}
	}
	var sets *groupSets
	if in.ScaledIn != nil {
		st.scaling = &scaling{*in.ScaledIn}
		sets = st.scaling.sets()
	}
	if st.users, err = loadTable(in.Users, func(_ string, u savedUser) (*user, error) { return loadUser(u, sets) }); err != nil {
		return nil, err
	}
	if st.projects, err = loadTable(in.Projects, loadProject); err != nil {
		return nil, err
	}
	if st.futures, err = loadTable(in.Futures, loadFuture); err != nil {
		return nil, err
	}
	for _, id := range in.Running {
		f, ok := st.futures.get(id)
		if !ok {
			return nil, fmt.Errorf("future %s runs and is not there", id)
		}
		st.running = append(st.running, f)
	}
	for source, d := range in.Directories {
		own := &directory{mapping: d.Mapping}
		for _, u := range d.Users {
			own.users = append(own.users, externalUser{u.Login, u.Name, u.Email, u.Groups})
		}
		if st.directories == nil {
			st.directories = map[string]*directory{}
		}
		st.directories[source] = own
	}
	if st.logs, err = loadTable(in.Logs, loadLog); err != nil {
		return nil, err
	}
	for _, entry := range in.Audit {
		st.audit = append(st.audit, auditEntry{entry.Time, entry.Text})
	}
	if own != nil {
		st.govern, err = own.load()
	}
	return st, err
}

func saveUser(u *user) savedUser {
	if u.scaled > 0 {
		return savedUser{Scaled: u.scaled}
	}
	h := u.history()
	out := savedUser{Doc: u.document(), Login: h.seen.login, Failed: h.seen.failed, Session: h.seen.session, Sessions: h.sessions}
	if h.trial != nil {
		out.Trial = &savedTrial{h.trial.granted, h.trial.ends}
	}
	return out
}

func loadUser(in savedUser, sets *groupSets) (*user, error) {
	if in.Scaled > 0 {
		if sets == nil {
			return nil, fmt.Errorf("a scaled user of a state that was not scaled")
		}
		return scaledUser(in.Scaled, sets), nil
	}
	h := history{seen: activity{in.Login, in.Failed, in.Session}, sessions: in.Sessions}
	if in.Trial != nil {
		h.trial = &trial{in.Trial.Granted, in.Trial.Ends}
	}
	return newUser(in.Doc, h), nil
}

func saveLog(lines []logLine) []savedLogLine {
	out := make([]savedLogLine, len(lines))
	for i, l := range lines {
		out[i] = savedLogLine{l.ago, l.thread, l.level, l.logger, l.message}
	}
	return out
}

func loadLog(_ string, lines []savedLogLine) ([]logLine, error) {
	out := slices.Grow([]logLine(nil), len(lines))
	for _, l := range lines {
		out = append(out, logLine{l.Ago, l.Thread, l.Level, l.Logger, l.Message})
	}
	return out, nil
}

// MarshalJSON implements json.Marshaler: a time on the clock is a text, one before the server's start a number of nanoseconds.
func (m moment) MarshalJSON() ([]byte, error) {
	if m.at.IsZero() {
		return json.Marshal(int64(m.ago))
	}
	return json.Marshal(m.at)
}

// UnmarshalJSON implements json.Unmarshaler.
func (m *moment) UnmarshalJSON(text []byte) error {
	if kindOf(text) == kindNumber {
		return json.Unmarshal(text, &m.ago)
	}
	return json.Unmarshal(text, &m.at)
}
