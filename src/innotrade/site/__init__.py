"""The published course: what turns stored outputs into pages that need no server and no other host.

Used at build time only; nothing outside this folder imports it.
"""
