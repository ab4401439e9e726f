"""The last releases of an output, kept beside it: what every screen showed, so that there is something to go back to.

The output itself holds nothing that was withdrawn; what is kept lies in a folder of its own, which is not served.
"""

from zhendi.releases.account import Account, Shown, account, shown
from zhendi.releases.history import KEPT, History, Kept, media_name, newest_account, record, released

__all__ = [
    "KEPT",
    "Account",
    "History",
    "Kept",
    "Shown",
    "account",
    "media_name",
    "newest_account",
    "record",
    "released",
    "shown",
]
