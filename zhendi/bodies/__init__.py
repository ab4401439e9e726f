"""An entry's body: Markdown to HTML that cannot harm a reader, its links followed and its pictures in place."""

from zhendi.bodies.cleaning import TAGS, drawn
from zhendi.bodies.placing import Placed, html
from zhendi.bodies.referring import Reference, is_outward, linked_entry, linked_path, references

__all__ = ["TAGS", "Placed", "Reference", "drawn", "html", "is_outward", "linked_entry", "linked_path", "references"]
