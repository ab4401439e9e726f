"""What changes on a screen from one manifest to another, by the names that staff know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhendi.outputs.manifests import Manifest, Slide
from zhendi.releases import Account
from zhendi.revising import slides_in

_NAMED = 6


@dataclass(frozen=True)
class Difference:
    """Names of what is added, removed, and shown in other pictures."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()

    def said(self, most: int = _NAMED) -> str:
        """In words, of each sort at most so many names; the rest is counted."""
        parts = (("加上", self.added), ("撤掉", self.removed), ("换画面", self.altered))
        said = "；".join(f"{what}{_some(names, most)}" for what, names in parts if names)
        return said or "内容一样，次序或时间不同"


def difference(earlier: Manifest, later: Manifest, told: Account) -> Difference:
    """What the later has that the earlier has not, and the other way round; `told` names them."""
    before, after = _pictures(slides_in(earlier), told), _pictures(slides_in(later), told)
    return Difference(
        added=tuple(name for name in after if name not in before),
        removed=tuple(name for name in before if name not in after),
        altered=tuple(name for name in after if name in before and before[name] != after[name]),
    )


def _pictures(slides: Iterable[Slide], told: Account) -> Mapping[str, list[object]]:
    pictures: dict[str, list[object]] = {}
    for slide in slides:
        pictures.setdefault(name_of(slide, told), []).append(slide["sha256"])
    return pictures


def name_of(slide: Slide, told: Account) -> str:
    """What staff call the entry, slogan or card that a slide belongs to."""
    if slide["kind"] == "slogan":
        words = told.slogans.get(str(slide["sha256"]), "")
        return f"标语“{words.replace('|', '')}”" if words else f"标语 {slide['id']}"
    if slide["entry"] is None:
        return "标题画面"
    entry = told.entries.get(str(slide["entry"]))
    return f"《{entry.title}》（{slide['entry']}）" if entry else str(slide["entry"])


def _some(names: tuple[str, ...], most: int) -> str:
    more = f"等{len(names)}条" if len(names) > most else ""
    return "、".join(names[:most]) + more
