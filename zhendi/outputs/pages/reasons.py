"""Why an entry is told of beside another, in a few words."""

from zhendi.chinese import in_script
from zhendi.register.kinship import Kin


def why(kin: Kin, lang: str) -> str:
    """Such as 同属“三城创建”, in the script of the page."""
    name = kin.tie.name
    told = {
        "campaign": f"同属{_quoted(name, lang)}",
        "series": f"同一系列{_quoted(name, lang)}",
        "grid": f"也在{name}",
        "topic": f"也说{_quoted(name, lang)}",
        "place": f"也是{kin.held.unit.shown_name}的{kin.held.entry.label}",
    }
    return in_script(told[kin.tie.kind], lang)


def _quoted(name: str, lang: str) -> str:
    if any(mark in name for mark in "“「《"):
        return name
    return f"「{name}」" if lang == "zh-Hant" else f"“{name}”"
