"""What the course asks of a hub: The Littlest JupyterHub reads it, and the load test starts its hub with it."""

import os

c = get_config()  # noqa: F821 (JupyterHub defines it)
environment = os.environ.get("INNOTRADE_ENVIRONMENT", "/opt/innotrade")

# The course's own environment, from requirements.lock: what the hub brings along would change its versions.
c.Spawner.cmd = [f"{environment}/bin/jupyterhub-singleuser"]
c.Spawner.default_url = "/lab"

# The drawing library of the explorers is assembled once a home folder, in seconds and much memory of the kernel.
# README.md assembles it once for all; the folder is read-only for students, which the package takes well.
c.Spawner.environment.update({"XDG_CACHE_HOME": f"{environment}/cache"})

# A class opens its link in the same minute: the last server outlasts JupyterHub's own limits (60 and 30 s).
c.Spawner.start_timeout = 300
c.Spawner.http_timeout = 300

# `python -m deploy.jupyterhub.limits` writes these two from measured.json: one runaway cell must not end the class.
c.Spawner.mem_limit = "768M"
c.Spawner.cpu_limit = 1
