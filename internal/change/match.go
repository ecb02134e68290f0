package change

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
	for _, i := range before {
		for _, left := range rest[key{i.kind, i.id}] {
			if left == i {
				list = append(list, pair{before: i})
			}
		}
	}
	for _, i := range news {
		list = append(list, pair{after: i})
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
