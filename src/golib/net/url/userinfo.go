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
func (u *Userinfo) Username() (name string) {
	if u != nil {
		name = u.name
	}
	return name
}

// Password returns the password, and whether there is one.
func (u *Userinfo) Password() (password string, isSet bool) {
	if u != nil {
		password, isSet = u.secret, u.hasPassword
	}
	return password, isSet
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
