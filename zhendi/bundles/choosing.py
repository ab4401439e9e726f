"""Which screens get a bundle."""

from collections.abc import Sequence
from dataclasses import replace

from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Refusal, Span
from zhendi.model.unit import Screen
from zhendi.rules.screens import unknown_screen


class BundleRefused(Refusal):
    """What was asked for cannot be made: Chinese message and remedy."""


def narrowed(catalogue: Catalogue, codes: Sequence[str]) -> Catalogue:
    """The catalogue with these screens alone, or with those that have no network where no code is given.

    Each is one without a network now, so that its loop is planned as far ahead as a stick must know. A catalogue that
    nothing can be built from stays as it is. Raises BundleRefused where there is no such screen.
    """
    if not catalogue.founded:
        return catalogue
    chosen = _named(catalogue.screens, codes) if codes else _alone(catalogue.screens)
    return replace(catalogue, screens=tuple(screen.model_copy(update={"networked": False}) for screen in chosen))


def _named(screens: Sequence[Screen], codes: Sequence[str]) -> list[Screen]:
    known = {screen.code for screen in screens}
    for code in codes:
        if code not in known:
            problem = unknown_screen(Span(""), code, known)
            raise BundleRefused(problem.message, problem.remedy)
    return [screen for screen in screens if screen.code in codes]


def _alone(screens: Sequence[Screen]) -> list[Screen]:
    alone = [screen for screen in screens if not screen.networked]
    if not alone:
        hint = "在 screens.yml 里给不联网的屏写上“联网: 否”，或者在命令后面写出屏的代码，如 zhendi usb "
        raise BundleRefused("没有一块屏写着不联网", f"{hint}{screens[0].code if screens else '代码'}")
    return alone
