package discover

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
)

// Shard is one of Count equal parts of the test files; Index counts from 1. The
// zero Shard is all of them.
type Shard struct{ Index, Count int }

// maxShards keeps a slip of the hand from looking like a plan.
const maxShards = 10000

// ParseShard reads "2/4".
func ParseShard(text string) (Shard, error) {
	index, count, ok := strings.Cut(text, "/")
	i, err1 := strconv.ParseUint(index, 10, 31)
	n, err2 := strconv.ParseUint(count, 10, 31)
	if !ok || err1 != nil || err2 != nil {
		return Shard{}, fmt.Errorf("shard %q is not INDEX/COUNT, as in 2/4", text)
	}
	switch {
	case n == 0 || n > maxShards:
		return Shard{}, fmt.Errorf("shard %q: the count is from 1 to %d", text, maxShards)
	case i == 0 || i > n:
		return Shard{}, fmt.Errorf("shard %q: the index is from 1 to %d", text, n)
	}
	return Shard{int(i), int(n)}, nil
}

// String is "2/4", "" for the zero Shard.
func (s Shard) String() string {
	if s.Count == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", s.Index, s.Count)
}

// Select takes the shard's files from the list that Find gives: every Count-th,
// beginning with the Index-th. Neighbours, which are often alike, come into
// different shards; no two shards differ by more than one file.
//
// Sizes of files are left out of it on purpose. The machines of a build work out
// their shards each for itself, and must agree, or a file runs twice or never:
// all they surely have in common is the names (line ends, and so sizes, differ
// between checkouts). And size says little about the time that a test takes.
func (s Shard) Select(files []string) []string {
	if s.Count <= 1 {
		return files
	}
	var list []string
	for i := s.Index - 1; i < len(files); i += s.Count {
		list = append(list, files[i])
	}
	return list
}

// MaxSeed is the largest seed: the largest whole number that JavaScript keeps.
const MaxSeed = 1<<53 - 1

// ParseSeed reads the value of --seed: a whole number from 0 (the order of
// names) to MaxSeed, or "random" for a new one, which is short to type.
func ParseSeed(text string) (int64, error) {
	if text == "random" {
		return 1 + rand.Int64N(999_999), nil
	}
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil || n > MaxSeed {
		return 0, fmt.Errorf(`seed %q is neither "random" nor a whole number from 0 to %d`, text, int64(MaxSeed))
	}
	return int64(n), nil
}

// Order gives the list in the order of a seed: the same for the same list and
// seed, on every machine and in every version. Seed 0 leaves it as it is. The
// list given is not changed.
func Order[T any](list []T, seed int64) []T {
	out := append([]T(nil), list...)
	if seed == 0 {
		return out
	}
	// Not rand.Shuffle, whose steps Go may change: the generator it may not.
	g := rand.NewPCG(uint64(seed), 0)
	for i := len(out) - 1; i > 0; i-- {
		j := int(g.Uint64() % uint64(i+1))
		out[i], out[j] = out[j], out[i]
	}
	return out
}
