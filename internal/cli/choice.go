package cli

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/schema"
)

// choices are the words of which the record takes one under a key.
func choices(kind, key string) []string { return schema.OfKind(kind).Key(key).Shape.Choices }

// readChoice is a word of a call as the record writes it.
func readChoice(what, word string, choices []string) (string, error) {
	if word = strings.ToLower(word); slices.Contains(choices, word) {
		return word, nil
	}
	return "", usageError{fmt.Errorf("%q is not a valid %s", word, what), diag.Choose(word, choices)}
}
