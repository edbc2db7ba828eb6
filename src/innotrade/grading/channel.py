"""Messages between processes: a length, then JSON; never longer than agreed, never later than asked.

Every reply must carry the nonce of the request it answers. Student code can find its own channel and write to it, but
all it can send are values, which it could have computed as well; anything out of turn is noticed and ends the child.
"""

import json
import os
import select
import struct
import time
from typing import Any

_LENGTH = struct.Struct(">I")


class ChannelError(Exception):
    """The other side is gone, too slow, or does not keep to the form."""


class Gone(ChannelError):  # noqa: N818 - it says what the other side is
    """The other side has closed the channel."""


class Late(ChannelError):  # noqa: N818
    """No complete message arrived in time."""


class Malformed(ChannelError):  # noqa: N818
    """What arrived is too long, no JSON, or answers another request."""


def send(descriptor: int, message: Any, *, until: float | None = None) -> None:
    """Write a message; raise ``Gone`` where nobody is there, ``Late`` where nobody reads in time.

    With ``until``, a moment of ``time.monotonic``, the descriptor must be one that does not block.
    """
    _write(descriptor, json.dumps(message, separators=(",", ":")).encode("ascii"), until)


def send_within(descriptor: int, message: Any, longest: int) -> None:
    """Write a message; raise ``ValueError``, having written nothing, where it is longer than ``longest`` bytes."""
    body = json.dumps(message, separators=(",", ":")).encode("ascii")
    if len(body) > longest:
        raise ValueError("the message is too long")
    _write(descriptor, body, None)


def _write(descriptor: int, body: bytes, until: float | None) -> None:
    left = memoryview(_LENGTH.pack(len(body)) + body)
    try:
        while left:
            if until is not None and not select.select([], [descriptor], [], max(until - time.monotonic(), 0))[1]:
                raise Late("nobody reads")
            left = left[os.write(descriptor, left):]
    except (OSError, ValueError) as error:  # closed on the other side, or on this one
        raise Gone(str(error)) from error


def receive(descriptor: int, *, longest: int, until: float | None = None, besides=None) -> Any:
    """Read a message.

    Parameters
    ----------
    descriptor
        The channel.
    longest
        Most bytes of a message.
    until
        Moment of ``time.monotonic`` at which to give up; ``None`` waits for ever.
    besides
        ``(descriptor, function)``: while waiting, call the function whenever that descriptor can be read.

    Raises
    ------
    Gone, Late, Malformed
        See there.
    """
    (length,) = _LENGTH.unpack(_exactly(descriptor, _LENGTH.size, until, besides))
    if length > longest:
        raise Malformed(f"a message of {length:,} bytes, {longest:,} are allowed")
    body = _exactly(descriptor, length, until, besides)
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"no JSON: {error}") from error


def _exactly(descriptor: int, count: int, until: float | None, besides) -> bytes:
    parts, missing = [], count
    while missing:
        _wait(descriptor, until, besides)
        try:
            part = os.read(descriptor, min(missing, 1 << 16))
        except OSError as error:
            raise Gone(str(error)) from error
        if not part:
            raise Gone("the channel is closed")
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def _wait(descriptor: int, until: float | None, besides) -> None:
    if until is None and besides is None:
        return
    watched = [descriptor, besides[0]] if besides else [descriptor]
    while True:
        left = None if until is None else until - time.monotonic()
        if left is not None and left <= 0:
            raise Late("no answer in time")
        ready, _, _ = select.select(watched, [], [], left)
        if besides and besides[0] in ready and not besides[1]():
            watched = [descriptor]  # the side descriptor is closed
        if descriptor in ready:
            return
