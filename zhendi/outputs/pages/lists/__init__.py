"""Lists: of a kind, its years and types, and of everything by month."""

from zhendi.outputs.pages.lists.archive import archive_pages
from zhendi.outputs.pages.lists.kinds import list_pages

__all__ = ["archive_pages", "list_pages"]
