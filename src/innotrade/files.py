"""Writing files so that a reader never sees half of one."""

import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, content: str | bytes, *, durable: bool = False) -> bool:
    """Write a file by renaming a finished temporary one over it.

    Parameters
    ----------
    path
        Where to write; its folder must exist.
    content
        Text (written as UTF-8 with ``\\n`` line ends) or bytes.
    durable
        Whether the content must be on the disk before it gets its name, so that a power cut leaves the old or the new.

    Returns
    -------
    Whether the file changed; an equal file is left alone, time stamp included.

    Raises
    ------
    OSError
        The folder cannot be written to or the disk is full; the old file is intact.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.exists() and path.read_bytes() == data:
        return False
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True
