// Package tzdata has nothing in it: the time zone database is the host's. Programs import it for the database to be there.
package tzdata
