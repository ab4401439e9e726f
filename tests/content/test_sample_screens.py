"""Every layout on every sample screen, at its own size, height and distance, against the angle rule."""

from pathlib import Path

import pytest

from tests.drawing import specimens
from tests.drawing.specimens import LAYOUTS, em_of, glyphs, least_em
from tests.drawing.test_sizes import MARK, ROUNDING, roles
from zhendi.briefs import canvas_of
from zhendi.loading import load

SCREENS = {
    canvas: screen.code
    for screen in load(Path(__file__).resolve().parents[2] / "content")[0].screens
    if (canvas := canvas_of(screen)) not in specimens.CANVASES.values()
}


@pytest.mark.parametrize("canvas", SCREENS, ids=SCREENS.values())
@pytest.mark.parametrize("layout", LAYOUTS)
def test_type_covers_its_angle_on_the_sample_screens(layout: str, canvas: specimens.Canvas) -> None:
    low = canvas.height <= 200 or canvas.width / canvas.height >= 2.4
    for page, sheet in specimens.sheets(layout, specimens.data(layout), canvas):
        for text, minutes in roles(layout, page, low):
            found = em_of(sheet, text)
            assert not found or found >= least_em(canvas, minutes) - ROUNDING, (text, found)
        smallest = min(glyph.em for glyph in glyphs(sheet) if "\u4e00" <= glyph.char <= "\u9fff")
        assert smallest >= least_em(canvas, MARK) - ROUNDING
        assert not sheet.over
