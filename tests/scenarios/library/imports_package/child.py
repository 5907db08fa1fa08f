NAME = "child"
public = "public"
_private = "private"
