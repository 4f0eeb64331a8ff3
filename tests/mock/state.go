package mock

// Products are the mocks that a state file or a seed is about. One that is nil is not there.
type Products struct {
	DSS       *Server
	Govern    *GovernServer
	Launchpad *Launchpad
}
