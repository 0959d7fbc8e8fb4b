package inner

import _ "example.com/gt/cycle"
