"""From the bytes of a file to front matter and body, every part with its position."""

from zhendi.source.front_matter import Source, read_entry, read_yaml
from zhendi.source.tree import Mapping, Node, Scalar, Sequence

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "Source", "read_entry", "read_yaml"]
