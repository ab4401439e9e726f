"""Scripts and style sheets without what only their readers need."""

import rcssmin
from calmjs.parse import es5
from calmjs.parse.unparsers.es5 import minify_print


def short_script(program: str) -> str:
    """A script without comments and needless space, with short names for what it keeps to itself.

    Raises calmjs' ECMASyntaxError where it is not ES5, which is all that old screens and old phones read.
    """
    return str(minify_print(es5(program), obfuscate=True))


def short_style(sheet: str) -> str:
    """A style sheet without comments and needless space."""
    return str(rcssmin.cssmin(sheet))
