"""Writes a case as YAML that reads back to the same."""

import io
from typing import Any


def as_yaml(plain: Any) -> str:
    """Return a document in block style, keys in the order they come."""
    from ruamel.yaml import YAML  # noqa: PLC0415  # only where YAML is written

    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style = False
    writer.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # ruamel's own switch
    out = io.StringIO()
    writer.dump(plain, out)
    return out.getvalue()
