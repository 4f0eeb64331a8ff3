package voice

import (
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Nearest returns the candidate that a person most likely meant by word, or "" when none is near. Near means: about
// a third of the word's letters differ (at least one, at most three, never all; two neighbours exchanged count as one), or the word
// is the start of exactly one candidate.
func Nearest(word string, candidates []string) string {
	word = strings.ToLower(word)
	limit := min(max((len(word)+1)/3, 1), 3, len(word)-1)
	best, bestDistance := "", max(limit, 0)+1
	prefix, prefixes := "", 0
	for _, candidate := range candidates {
		lower := strings.ToLower(candidate)
		if d := distance(word, lower); d < bestDistance {
			best, bestDistance = candidate, d
		}
		if len(word) >= 2 && strings.HasPrefix(lower, word) {
			prefix = candidate
			prefixes++
		}
	}
	if best == "" && prefixes == 1 {
		return prefix
	}
	return best
}

// distance is how many letters differ between two words.
func distance(a, b string) int {
	d := levenshtein.ComputeDistance(a, b)
	for i := 1; i < len(a) && d > 1; i++ {
		if a[i-1] != a[i] {
			swapped := a[:i-1] + string([]byte{a[i], a[i-1]}) + a[i+1:]
			d = min(d, levenshtein.ComputeDistance(swapped, b)+1)
		}
	}
	return d
}

// DidYouMean returns "did you mean X?" for the nearest candidate, each shown through show, or "" when none is near.
func DidYouMean(word string, candidates []string, show func(string) string) string {
	nearest := Nearest(word, candidates)
	if nearest == "" {
		return ""
	}
	return fmt.Sprintf("did you mean %s?", show(nearest))
}
