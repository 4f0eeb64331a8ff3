package web

import "runtime"

// UserAgent is navigator.userAgent, and what fetch sends when the script names
// none.
const UserAgent = "dssrun"

func performanceNatives(*Env) map[string]any {
	return map[string]any{
		"now":       func() float64 { return sinceStart() },
		"origin":    float64(started.UnixMicro()) / 1000,
		"userAgent": UserAgent,
		"cpus":      runtime.NumCPU(),
		"platform":  runtime.GOOS,
	}
}
