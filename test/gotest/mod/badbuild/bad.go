package badbuild

var X int = "text"
