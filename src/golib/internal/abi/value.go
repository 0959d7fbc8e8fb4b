package abi

// Flags of a reflect.Value's third word, shared with internal/rvalue.
const (
	ValueKindMask = 1<<5 - 1
	// ValueRO marks values that were reached through an unexported field (embedded or not).
	ValueStickyRO = 1 << 5
	ValueEmbedRO  = 1 << 6
	ValueRO       = ValueStickyRO | ValueEmbedRO
	// ValueIndir says that the second word points to the value; else it is the value.
	ValueIndir = 1 << 7
	ValueAddr  = 1 << 8
)
