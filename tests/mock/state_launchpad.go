package mock

import "time"

// launchpadState is what a Launchpad has, and all that a state file saves of it.
type launchpadState struct {
	start time.Time
	keys  map[string]launchpadKey // by id
	space space
	tasks table[*launchpadTask]
}

// savedLaunchpad is a Launchpad in a state file.
type savedLaunchpad struct {
	Start    time.Time                   `json:"start"`
	Keys     map[string]savedSpaceKey    `json:"keys"`
	Users    []saved[savedPerson]        `json:"users"`
	Invites  []saved[savedPerson]        `json:"invites"`
	Groups   []saved[savedTeam]          `json:"groups"`
	Profiles []savedProfile              `json:"profiles"`
	Nodes    []savedNode                 `json:"nodes"`
	Count    int                         `json:"count"`
	Tasks    []saved[savedLaunchpadTask] `json:"tasks,omitempty"`
}

type savedSpaceKey struct {
	Secret string   `json:"secret"`
	Scopes []string `json:"scopes"`
}

type savedPerson struct {
	Email   string   `json:"email"`
	Member  bool     `json:"member,omitempty"`
	Owner   bool     `json:"owner,omitempty"`
	Profile document `json:"profile"`
	Groups  []string `json:"groups,omitempty"`
	Admin   document `json:"admin,omitempty"`
	Created moment   `json:"created"`
}

type savedTeam struct {
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Launchpad   document `json:"launchpad"`
	Dataiku     document `json:"dataiku"`
	Govern      document `json:"govern"`
	Created     moment   `json:"created"`
}

type savedProfile struct {
	Name  string `json:"name"`
	Trial bool   `json:"trial,omitempty"`
	Seats int    `json:"seats"`
}

type savedNode struct {
	Name string `json:"name"`
	Kind string `json:"kind"`
}

type savedLaunchpadTask struct {
	End     time.Time `json:"end"`
	Failure string    `json:"failure,omitempty"`
	Result  document  `json:"result"`
}

func (l *Launchpad) save() *savedLaunchpad {
	l.mu.Lock()
	defer l.mu.Unlock()
	person := func(p *person) savedPerson {
		return savedPerson{p.email, p.member, p.owner, p.profile, p.groups, p.admin, p.created}
	}
	out := &savedLaunchpad{
		Start: l.start, Keys: map[string]savedSpaceKey{}, Count: l.state.count,
		Users: saveTable(l.state.users, person), Invites: saveTable(l.state.invites, person),
		Groups: saveTable(l.state.groups, func(g *team) savedTeam {
			return savedTeam{g.name, g.description, g.launchpad, g.dataiku, g.govern, g.created}
		}),
		Tasks: saveTable(l.tasks, func(t *launchpadTask) savedLaunchpadTask { return savedLaunchpadTask{t.end, t.failure, t.result} }),
	}
	for id, k := range l.keys {
		out.Keys[id] = savedSpaceKey{k.secret, k.scopes}
	}
	for _, p := range l.state.profiles {
		out.Profiles = append(out.Profiles, savedProfile{p.name, p.trial, p.seats})
	}
	for _, n := range l.state.nodes {
		out.Nodes = append(out.Nodes, savedNode{n.name, n.kind})
	}
	return out
}

func (in *savedLaunchpad) load() (*launchpadState, error) {
	of := func(id string, p savedPerson) (*person, error) {
		return &person{id, p.Email, p.Member, p.Owner, p.Profile, p.Groups, p.Admin, p.Created}, nil
	}
	st := &launchpadState{start: in.Start, keys: map[string]launchpadKey{}, space: space{count: in.Count}}
	for id, k := range in.Keys {
		st.keys[id] = launchpadKey{k.Secret, k.Scopes}
	}
	for _, p := range in.Profiles {
		st.space.profiles = append(st.space.profiles, profile{p.Name, p.Trial, p.Seats})
	}
	for _, n := range in.Nodes {
		st.space.nodes = append(st.space.nodes, spaceNode{n.Name, n.Kind})
	}
	var err error
	if st.space.users, err = loadTable(in.Users, of); err != nil {
		return nil, err
	}
	if st.space.invites, err = loadTable(in.Invites, of); err != nil {
		return nil, err
	}
	if st.space.groups, err = loadTable(in.Groups, func(id string, g savedTeam) (*team, error) {
		return &team{id, g.Name, g.Description, g.Launchpad, g.Dataiku, g.Govern, g.Created}, nil
	}); err != nil {
		return nil, err
	}
	st.tasks, err = loadTable(in.Tasks, func(_ string, t savedLaunchpadTask) (*launchpadTask, error) {
		return &launchpadTask{end: t.End, failure: t.Failure, result: t.Result}, nil
	})
	return st, err
}

func (l *Launchpad) adoptState(next launchpadState) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.start, l.keys, l.state, l.tasks = next.start, next.keys, next.space, next.tasks
}
