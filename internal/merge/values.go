package merge

import (
	"slices"

	"improve/internal/yamldoc"
)

// values merges what is in brackets on one line: lists of texts as sets, in
// our order, and groups key by key. False where one text was changed differently.
func values(base, ours, theirs yamldoc.Value) (yamldoc.Value, bool) {
	switch {
	case theirs.Same(base), ours.Same(theirs):
		return ours, true
	case ours.Same(base):
		return theirs, true
	case ours.Kind != theirs.Kind:
		return ours, false
	}
	if base.Kind != ours.Kind {
		base = yamldoc.Value{}
	}
	switch ours.Kind {
	case yamldoc.List:
		return texts(base, ours, theirs)
	case yamldoc.Map:
		return groups(base, ours, theirs)
	}
	return ours, false
}

func texts(base, ours, theirs yamldoc.Value) (yamldoc.Value, bool) {
	const most = 500 // a list in brackets that people wrote has a dozen
	for _, side := range []yamldoc.Value{base, ours, theirs} {
		if len(side.Items) > most {
			return ours, false
		}
		for i, item := range side.Items {
			if item.Kind != yamldoc.Scalar || slices.ContainsFunc(side.Items[:i], item.Same) {
				return ours, false
			}
		}
	}
	out := ours
	out.Items = nil
	both := 0 // taken out by both
	for _, item := range base.Items {
		if !slices.ContainsFunc(ours.Items, item.Same) && !slices.ContainsFunc(theirs.Items, item.Same) {
			both++
		}
	}
	for _, item := range ours.Items {
		if slices.ContainsFunc(theirs.Items, item.Same) || !slices.ContainsFunc(base.Items, item.Same) {
			out.Items = append(out.Items, item)
		}
	}
	kept := len(out.Items)
	for _, item := range theirs.Items {
		if !slices.ContainsFunc(ours.Items, item.Same) && !slices.ContainsFunc(base.Items, item.Same) {
			out.Items = append(out.Items, item)
		}
	}
	return out, both == 0 || kept == len(out.Items)
}

func groups(base, ours, theirs yamldoc.Value) (yamldoc.Value, bool) {
	out := ours
	out.Pairs = nil
	for _, p := range ours.Pairs {
		b, t := valueOf(base, p.Key), valueOf(theirs, p.Key)
		v, ok := values(b, p.Value, t)
		if !ok {
			return ours, false
		}
		if v.Kind != yamldoc.Nothing {
			out.Pairs = append(out.Pairs, yamldoc.Pair{Key: p.Key, Value: v})
		}
	}
	for _, p := range theirs.Pairs {
		if valueOf(ours, p.Key).Kind != yamldoc.Nothing {
			continue
		}
		switch b := valueOf(base, p.Key); {
		case b.Kind == yamldoc.Nothing:
			out.Pairs = append(out.Pairs, p)
		case !b.Same(p.Value):
			return ours, false
		}
	}
	return out, true
}

// valueOf is the value of a key, nothing where it is not there.
func valueOf(v yamldoc.Value, key string) yamldoc.Value {
	for _, p := range v.Pairs {
		if p.Key == key {
			return p.Value
		}
	}
	return yamldoc.Value{}
}
