"""Builds frozen values from compiled JSON by their annotations: pydantic checked it before."""

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

Maker = Callable[[Any], Any]


def build(shape: Any, plain: Any) -> Any:
    """Return the value of this shape; ``plain`` is what ``json`` reads."""
    return _maker(shape)(plain)


@cache
def _maker(shape: Any) -> Maker:
    if is_dataclass(shape):
        return _dataclass_maker(shape)
    origin, arguments = get_origin(shape), get_args(shape)
    if origin is tuple:
        return _tuple_of(_maker(arguments[0]))
    if origin in {Mapping, dict} or origin is __import__("collections").abc.Mapping:
        return _mapping_of(_maker(arguments[1]))
    if origin is types.UnionType:
        inner = _maker(next(part for part in arguments if part is not type(None)))
        return lambda plain: None if plain is None else inner(plain)
    return _same


def _same(plain: Any) -> Any:
    return plain


def _tuple_of(inner: Maker) -> Maker:
    if inner is _same:
        return tuple
    return lambda plain: tuple(inner(part) for part in plain)


def _mapping_of(inner: Maker) -> Maker:
    if inner is _same:
        return _same
    return lambda plain: {key: inner(part) for key, part in plain.items()}


def build_fields(shape: Any, plain: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a shape that are there, built; the others cost nothing."""
    hints = get_type_hints(shape)
    return {key: _maker(hints[key])(part) for key, part in plain.items()}


def _dataclass_maker(shape: Any) -> Maker:
    hints = get_type_hints(shape)
    makers = {field.name: _maker(hints[field.name]) for field in fields(shape)}

    def make(plain: Any) -> Any:
        if type(plain) is shape:  # it was built once, for all its places
            return plain
        return shape(**{key: makers[key](part) for key, part in plain.items()})

    return make
