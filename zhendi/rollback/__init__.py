"""Back to an earlier release on every screen, without anybody who has withdrawn since."""

from zhendi.rollback.differing import Difference, difference
from zhendi.rollback.going_back import RolledBack, Wish, roll_back
from zhendi.rollback.listing import Listed, listed

__all__ = ["Difference", "Listed", "RolledBack", "Wish", "difference", "listed", "roll_back"]
