"""Scripts and style sheets without what only their readers need."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import rcssmin
from calmjs.parse import es5
from calmjs.parse.unparsers.es5 import minify_print

from zhendi.provenance import program_digest
from zhendi.remembering import Making, remembering


def short_script(program: str) -> str:
    """A script without comments and needless space, with short names for what it keeps to itself.

    Raises calmjs' ECMASyntaxError where it is not ES5, which is all that old screens and old phones read.
    """
    return _shorten.get()(program)


def short_style(sheet: str) -> str:
    """A style sheet without comments and needless space."""
    return str(rcssmin.cssmin(sheet))


@contextmanager
def remembered_in(cache: Path) -> Iterator[None]:
    """Meanwhile no script is shortened that was before: to parse them takes as long as the rest of a small build."""
    recipe = program_digest("zhendi", "calmjs.parse")
    with remembering(cache / "scripts.json", recipe, _shortened, forgets=False) as told:
        before = _shorten.set(told)
        try:
            yield
        finally:
            _shorten.reset(before)


def _shortened(program: str) -> str:
    return str(minify_print(es5(program), obfuscate=True))


_shorten: ContextVar[Making] = ContextVar("_shorten", default=_shortened)
