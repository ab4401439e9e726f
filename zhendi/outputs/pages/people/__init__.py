"""Pages of people: who has spoken, and who is honoured."""

from zhendi.outputs.pages.people.glory import glory
from zhendi.outputs.pages.people.programme import programme
from zhendi.outputs.pages.people.series import has_series, series_pages
from zhendi.outputs.pages.people.wall import has_wall, wall_pages

__all__ = ["glory", "has_series", "has_wall", "programme", "series_pages", "wall_pages"]
