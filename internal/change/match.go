package change

import "slices"

// pair is one entry in both records; one side is nil where it came or went.
type pair struct{ before, after *item }

// pairs finds each entry of one record in the other: by what it is known by,
// and of several known alike, first those that say the same, then those of the
// same heading or file, then in the order in which they stand.
func pairs(before, after []*item) []pair {
	type key struct{ kind, id string }
	rest := map[key][]*item{}
	for _, i := range before {
		k := key{i.kind, i.id}
		rest[k] = append(rest[k], i)
	}
	var list []pair
	var news []*item
	for _, pass := range []func(a, b *item) bool{(*item).same, sameTell, sameAlike} {
		news = nil
		for _, i := range after {
			k := key{i.kind, i.id}
			if at := find(rest[k], i, pass); at >= 0 {
				list = append(list, pair{rest[k][at], i})
				rest[k] = append(rest[k][:at:at], rest[k][at+1:]...)
			} else {
				news = append(news, i)
			}
		}
		after = news
	}
	var gone []*item
	for _, i := range before {
		for _, left := range rest[key{i.kind, i.id}] {
			if left == i {
				gone = append(gone, i)
			}
		}
	}
	return append(list, lone(gone, news)...)
}

// lone are the entries that only one record has, save those that got an id or lost it: of
// one kind, called the same.
func lone(gone, news []*item) (list []pair) {
	for _, i := range news {
		at := slices.IndexFunc(gone, func(g *item) bool {
			return g.kind == i.kind && g.tell == i.tell && g.fact("id").given() != i.fact("id").given()
		})
		if at < 0 {
			list = append(list, pair{after: i})
			continue
		}
		list, gone = append(list, pair{gone[at], i}), slices.Delete(gone, at, at+1)
	}
	for _, i := range gone {
		list = append(list, pair{before: i})
	}
	return list
}

func sameTell(a, b *item) bool { return a.tell == b.tell }

// sameAlike lets two entries known alike stand for each other, where nothing
// else tells them apart.
func sameAlike(a, b *item) bool { return a.alike == b.alike }

func find(list []*item, i *item, is func(a, b *item) bool) int {
	for at, candidate := range list {
		if is(candidate, i) {
			return at
		}
	}
	return -1
}
