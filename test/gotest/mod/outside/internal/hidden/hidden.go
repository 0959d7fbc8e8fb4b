package hidden

const N = 21
