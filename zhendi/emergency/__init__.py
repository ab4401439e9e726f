"""Emergencies: announced on every screen they concern within seconds, and ended as quickly."""

from zhendi.emergency.announcing import Announced, Call, Unsound, announce
from zhendi.emergency.ending import Ended, end
from zhendi.emergency.premises import Premises
from zhendi.emergency.reach import How, Reach
from zhendi.emergency.wording import EmergencyRefused

__all__ = [
    "Announced",
    "Call",
    "EmergencyRefused",
    "Ended",
    "How",
    "Premises",
    "Reach",
    "Unsound",
    "announce",
    "end",
]
