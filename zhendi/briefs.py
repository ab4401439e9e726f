"""What is to be drawn for screens and for sharing: drawings, slogans, cards, each with all that drawing needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from zhendi.catalogue import Catalogue
from zhendi.chinese import in_script
from zhendi.drawing import Brief, Canvas
from zhendi.model.appearance import Drawing, PhotoRef
from zhendi.model.entry import Entry
from zhendi.model.unit import Screen, Slogan, Unit

Digest = Callable[[Path], str]  # a photograph's file -> the SHA-256 of its bytes

# Honours are red and families gold in every unit's loop; the rest wears the unit's own colour.
_THEMES = {"people": "red", "family": "gold", "figures": "gold", "words": "red"}
_MOST_FIGURES, _LEAST_FIGURES = 4, 2


@dataclass(frozen=True)
class Briefing:
    """Makes briefs for one catalogue; `digest` reads a photograph's file, `watermark` marks what is not yet public."""

    catalogue: Catalogue
    digest: Digest
    watermark: str = "草稿"

    def entry(self, entry: Entry, screen: Screen) -> tuple[Brief, ...]:
        """An entry's drawings in order; the figures it cites, where there are several, follow as a drawing of their own."""
        drawings = (*entry.drawings(self.catalogue.setting(entry)), *self._figures(entry))
        common, canvas = self._common_of(entry), canvas_of(screen)
        return tuple(self._brief(drawing, common, canvas, entry.home.folder) for drawing in drawings)

    def slogan(self, slogan: Slogan, screen: Screen) -> tuple[Brief, ...]:
        unit = self.catalogue.units[slogan.unit]
        return (self.of_unit(unit, Drawing("words", {"text": slogan.text}), canvas_of(screen)),)

    def title(self, screen: Screen) -> tuple[Brief, ...]:
        """The card of the screen's own unit: what it shows when there is nothing else to say."""
        unit = self.catalogue.units[screen.unit]
        above = self.catalogue.ancestors(unit.id)
        card = {"above": above[0].name if above else "", "title": unit.name, "slogan": unit.slogan}
        return (self.of_unit(unit, Drawing("title", card), canvas_of(screen)),)

    def of_entry(self, entry: Entry, drawing: Drawing, canvas: Canvas) -> Brief:
        """One drawing of an entry, on any canvas."""
        return self._brief(drawing, self._common_of(entry), canvas, entry.home.folder)

    def of_unit(self, unit: Unit, drawing: Drawing, canvas: Canvas) -> Brief:
        return self._brief(drawing, self._common(unit, unit.lang), canvas, Path())

    def _figures(self, entry: Entry) -> tuple[Drawing, ...]:
        cited = self.catalogue.cited(entry)[:_MOST_FIGURES]
        if len(cited) < _LEAST_FIGURES:
            return ()
        rows = [{"value": f.value, "unit": f.unit, "label": f.label, "approx": f.approx} for f in cited]
        latest = max(figure.as_of.day for figure in cited)
        as_of = f"{latest.year}年{latest.month}月{latest.day}日"
        sources = "、".join(dict.fromkeys(figure.source for figure in cited))
        data = {"label": "数据", "title": entry.heading, "figures": rows, "as_of": as_of, "source": sources}
        return (Drawing("figures", data),)

    def _common_of(self, entry: Entry) -> dict[str, object]:
        lang = self.catalogue.lang_of(entry)
        return {
            **self._common(self.catalogue.unit_of(entry), lang),
            "qr": f"{self.catalogue.portal.address_base}{entry.id}/",
            "short": in_script(entry.label, lang),  # for a surface too low for the drawing's own label
            "watermark": in_script(self.watermark, lang) if entry.status == "draft" else None,
        }

    def _common(self, unit: Unit, lang: str) -> dict[str, object]:
        # A demonstration's people are invented: every slide says so beside the unit's name.
        mark = in_script("（示例）", lang) if self.catalogue.portal.as_of else ""
        return {
            "unit": unit.shown_name + mark,
            "theme": unit.theme,
            "lang": lang,
            "label": "",
            "qr": None,
            "watermark": None,
        }

    def _brief(self, drawing: Drawing, common: Mapping[str, object], canvas: Canvas, folder: Path) -> Brief:
        lang = str(common["lang"])
        data = {**common, "theme": _THEMES.get(drawing.layout, common["theme"]), **drawing.data}
        data["label"] = in_script(str(data["label"]), lang)
        if "facts" in data:
            data["facts"] = [[in_script(label, lang), value] for label, value in data["facts"]]  # type: ignore[attr-defined]
        plain = {key: self._plain(held, folder) for key, held in data.items()}
        return Brief(drawing.layout, plain, canvas)

    def _plain(self, value: object, folder: Path) -> object:
        """The same data with every photograph as drawing knows it: file, digest and focus."""
        if isinstance(value, PhotoRef):
            file = folder / value.file
            return {"file": str(file), "digest": self.digest(file), "focus": list(value.focus) if value.focus else None}
        if isinstance(value, Mapping):
            return {key: self._plain(held, folder) for key, held in value.items()}
        return [self._plain(held, folder) for held in value] if isinstance(value, list | tuple) else value


def canvas_of(screen: Screen) -> Canvas:
    """The screen's surface, as people see it. A screen without a known height does not reach drawing (rules)."""
    return Canvas(screen.width_px, screen.height_px, screen.visible_mm or float(screen.height_px), screen.distance_m)
