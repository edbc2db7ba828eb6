"""A small ``dataclasses`` for the browser: the standard one loads half the library at start.

Offers what ``innotrade.portable`` lets a model use: ``dataclass`` (``frozen`` and ``order`` too), ``field``,
``replace`` and ``asdict``.
"""

_MISSING = object()


class FrozenInstanceError(AttributeError):
    """A field of a frozen dataclass was set."""


class _Field:
    def __init__(self, default, default_factory):
        self.default = default
        self.default_factory = default_factory


def field(default=_MISSING, default_factory=_MISSING):
    """Describe a field's default."""
    return _Field(default, default_factory)


def dataclass(cls=None, frozen=False, order=False):
    """Add construction, comparison and text to a class of annotated fields."""
    if cls is None:
        return lambda decorated: dataclass(decorated, frozen=frozen, order=order)
    fields = dict(getattr(cls, "__dataclass_fields__", {}))
    for name in cls.__annotations__:
        default = cls.__dict__.get(name, _MISSING)
        fields[name] = default if isinstance(default, _Field) else _Field(default, _MISSING)
        if isinstance(default, _Field) and default.default is not _MISSING:
            setattr(cls, name, default.default)
    cls.__dataclass_fields__ = fields
    cls.__init__ = _init(list(fields.items()), cls.__name__)
    cls.__repr__ = _text
    cls.__eq__ = lambda self, other: type(self) is type(other) and _tuple(self) == _tuple(other)
    if order:
        cls.__lt__ = lambda self, other: _tuple(self) < _tuple(other)
        cls.__le__ = lambda self, other: _tuple(self) <= _tuple(other)
        cls.__gt__ = lambda self, other: _tuple(self) > _tuple(other)
        cls.__ge__ = lambda self, other: _tuple(self) >= _tuple(other)
    if frozen:
        cls.__setattr__ = _refuse
        cls.__hash__ = lambda self: hash(_tuple(self))
    return cls


def replace(thing, **changes):
    """Return a copy with some fields changed."""
    return type(thing)(**{**{name: getattr(thing, name) for name in type(thing).__dataclass_fields__}, **changes})


def asdict(thing):
    """Return the fields as a dict, nested ones too."""
    if hasattr(type(thing), "__dataclass_fields__"):
        return {name: asdict(getattr(thing, name)) for name in type(thing).__dataclass_fields__}
    if isinstance(thing, dict):
        return {key: asdict(value) for key, value in thing.items()}
    if isinstance(thing, (list, tuple)):
        return type(thing)([asdict(item) for item in thing])
    return thing


def _init(fields, title):
    def init(self, *values, **named):
        if len(values) > len(fields):
            raise TypeError(f"{title} takes {len(fields)} values, got {len(values)}")
        given = {fields[place][0]: value for place, value in enumerate(values)}
        for name in named:
            if name in given or name not in [known for known, _ in fields]:
                raise TypeError(f"{title}() got an unexpected or repeated argument {name!r}")
        given.update(named)
        for name, described in fields:
            if name not in given and described.default_factory is not _MISSING:
                given[name] = described.default_factory()
            elif name not in given and described.default is not _MISSING:
                given[name] = described.default
            elif name not in given:
                raise TypeError(f"{title}() is missing the argument {name!r}")
            object.__setattr__(self, name, given[name])
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    return init


def _tuple(thing):
    return tuple([getattr(thing, name) for name in type(thing).__dataclass_fields__])


def _text(self):
    parts = ", ".join([f"{name}={getattr(self, name)!r}" for name in type(self).__dataclass_fields__])
    return f"{type(self).__name__}({parts})"


def _refuse(self, name, value):
    raise FrozenInstanceError(f"cannot assign to field {name!r}")
