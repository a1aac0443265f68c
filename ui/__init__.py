"""The faces: web page, HTTP, terminal."""
