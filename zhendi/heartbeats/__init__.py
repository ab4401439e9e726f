"""Which screens are alive, from the access logs of whatever web server they ask."""

from zhendi.heartbeats.listening import Heard, Life, Listener
from zhendi.heartbeats.standing import Seen, Standing, standings

__all__ = ["Heard", "Life", "Listener", "Seen", "Standing", "standings"]
