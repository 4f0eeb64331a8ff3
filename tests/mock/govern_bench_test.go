package mock

import "testing"

func BenchmarkNewGovern(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		NewGovern(Options{})
	}
}
