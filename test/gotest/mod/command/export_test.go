package main

// Exported is for the tests outside.
const Exported = 1
