"""Models of Part III: how Korean research grew, who steers it, with which instruments, skills and places."""
