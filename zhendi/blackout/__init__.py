"""Screens that show their title card alone until they are lit again, whatever is built meanwhile."""

from zhendi.blackout.darkening import Darkened, darken
from zhendi.blackout.lighting import Lit, light
from zhendi.blackout.reminding import reminder
from zhendi.blackout.rows import BlackoutRefused, Wish

__all__ = ["BlackoutRefused", "Darkened", "Lit", "Wish", "darken", "light", "reminder"]
