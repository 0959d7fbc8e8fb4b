package sort

// Search returns the least i in [0, n) for which f is true, or n if there is none. f has to be false up to some place and
// true from there on.
func Search(n int, f func(int) bool) int {
	low, high := 0, n
	for low < high {
		if mid := int(uint(low+high) / 2); f(mid) {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}

// Find returns the least i in [0, n) for which cmp is not positive, or n if there is none, and whether cmp is 0 there. cmp
// has to be positive up to some place, then 0 and then negative.
func Find(n int, cmp func(int) int) (i int, found bool) {
	low, high := 0, n
	for low < high {
		if mid := int(uint(low+high) / 2); cmp(mid) > 0 {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low, low < n && cmp(low) == 0
}

// SearchInts returns the index of the first element of a that is not less than x, or len(a). a must be sorted.
func SearchInts(a []int, x int) int { return lowerBound(a, x) }

// SearchFloat64s returns the index of the first element of a that is not less than x, or len(a). a must be sorted.
func SearchFloat64s(a []float64, x float64) int { return lowerBound(a, x) }

// SearchStrings returns the index of the first element of a that is not less than x, or len(a). a must be sorted.
func SearchStrings(a []string, x string) int { return lowerBound(a, x) }

func lowerBound[T int | float64 | string](a []T, x T) int {
	low, high := 0, len(a)
	for low < high {
		if mid := int(uint(low+high) / 2); a[mid] >= x {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}
