package mock

// Scale is how many objects of a kind an instance is given beside its own.
type Scale struct {
	Users, Groups, Projects, Datasets, Artifacts int
}

func scaledUser(n int, scale Scale) *user { return &user{} }
