"""The kinds 栏目 of entries. A new kind is one module and one line here."""

from zhendi.model.entry import Entry
from zhendi.model.kinds.activity import Activity
from zhendi.model.kinds.family import ModelFamily
from zhendi.model.kinds.honour import VolunteerHonour
from zhendi.model.kinds.notice import Notice
from zhendi.model.kinds.talk import Talk

KINDS: tuple[type[Entry], ...] = (Activity, ModelFamily, VolunteerHonour, Talk, Notice)
