"""Every layout on every sample screen, at its own size, height and distance, against the angle rule."""

from pathlib import Path

import pytest

from tests.drawing import specimens
from tests.drawing.specimens import LAYOUTS
from tests.drawing.test_sizes import require_legible
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
    require_legible(layout, canvas)
