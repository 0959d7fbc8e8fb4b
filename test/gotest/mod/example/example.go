// Package example has examples.
package example
