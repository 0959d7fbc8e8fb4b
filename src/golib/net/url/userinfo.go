// The name and password in front of a host.

package url

// Userinfo is a name and perhaps a password.
type Userinfo struct {
	name, secret string
	hasPassword  bool
}

// User returns a name without password.
func User(username string) *Userinfo { return &Userinfo{name: username} }

// UserPassword returns a name with a password.
func UserPassword(username, password string) *Userinfo {
	return &Userinfo{username, password, true}
}

// Username returns the name.
func (u *Userinfo) Username() string {
	if u == nil {
		return ""
	}
	return u.name
}

// Password returns the password, and whether there is one.
func (u *Userinfo) Password() (string, bool) {
	if u == nil {
		return "", false
	}
	return u.secret, u.hasPassword
}

func (u *Userinfo) String() string {
	if u == nil {
		return ""
	}
	if !u.hasPassword {
		return inUser.escape(u.name)
	}
	return inUser.escape(u.name) + ":" + inUser.escape(u.secret)
}
