package loop

// State is the one named state in which a run ends. Its exit code, whether a
// retry can help and what it means stand in one table, States.
type State string

// The end states of a run.
const (
	OK          State = "ok"
	ScriptError State = "script error"
	Changes     State = "changes"
	Credentials State = "credentials"
	Usage       State = "usage"
	Crashed     State = "crashed"
	Denied      State = "denied"
	Timeout     State = "timeout"
	Interrupted State = "interrupted"
	MemoryLimit State = "memory limit"
	Terminated  State = "terminated"
)

// StateInfo is one row of the table of end states.
type StateInfo struct {
	State     State  `json:"state"`
	ExitCode  int    `json:"exitCode"`
	Retryable bool   `json:"retryable"` // running the same script again, unchanged, can end differently
	Meaning   string `json:"meaning"`
}

// States is the table: every state a run can end in. The command line prints
// it (dssrun help exit-codes) and every exit code of a run comes from it.
var States = []StateInfo{
	{OK, 0, false, "the script ended, or set process.exitCode to 0"},
	{ScriptError, 1, true, "uncaught error, unhandled rejection, syntax error, missing file, a promise that never settles"},
	{Changes, 2, false, "a plan found changes to make"},
	{Credentials, 4, false, "credentials are missing, or the server refused them, and the script did not catch it"},
	{Usage, 64, false, "the command line is wrong: unknown command, flag or value"},
	{Crashed, 70, false, "dssrun itself failed: please report it"},
	{Denied, 77, false, "a permission or a guard rail refused what the script tried, and the script did not catch it"},
	{Timeout, 124, true, "the run took longer than its --timeout"},
	{Interrupted, 130, false, "interrupted from the keyboard (SIGINT)"},
	{MemoryLimit, 137, false, "the run used more memory than its --memory-limit"},
	{Terminated, 143, true, "asked to end by the system (SIGTERM)"},
}

// Info is the state's row of the table. An unknown state reads as Crashed.
func (s State) Info() StateInfo {
	crashed := StateInfo{}
	for _, i := range States {
		if i.State == s {
			return i
		}
		if i.State == Crashed {
			crashed = i
		}
	}
	return crashed
}

// ExitCode is the exit code of a process that ends in this state.
func (s State) ExitCode() int { return s.Info().ExitCode }

// Retryable tells whether running the same script again can end differently.
func (s State) Retryable() bool { return s.Info().Retryable }

// Meaning says in one line what the state is.
func (s State) Meaning() string { return s.Info().Meaning }
