package shapes

import "example.com/module/internal/util"

func init() {
	util.Trace("shapes init")
	Registry["square"] = func(f float64) Shape { return Square{f} }
}
