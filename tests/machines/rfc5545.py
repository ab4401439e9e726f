"""What RFC 5545 demands of a calendar, spelt out by hand: lines, components, properties."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

DATE, MOMENT = re.compile(r"\d{8}"), re.compile(r"\d{8}T\d{6}Z")
_LINE = re.compile(r"(?P<name>[A-Z0-9-]+)(?P<parameters>(?:;[A-Z-]+=[^:;]+)*):(?P<value>.*)", re.DOTALL)
_ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "URL", "STATUS", "TRANSP")


@dataclass
class Component:
    """BEGIN to END: rows of name, parameters and value as written, and what stands inside."""

    name: str
    rows: list[tuple[str, str, str]] = field(default_factory=list)
    inside: list["Component"] = field(default_factory=list)

    def all(self, name: str) -> list[str]:
        return [value for key, _, value in self.rows if key == name]

    def text(self, name: str) -> str:
        """A TEXT value without its escapes, section 3.3.11; empty where there is none."""
        escapes = {"\\n": "\n", "\\N": "\n", "\\\\": "\\", "\\,": ",", "\\;": ";"}
        return re.sub(r"\\[nN\\,;]", lambda found: escapes[found[0]], next(iter(self.all(name)), ""))


def parse(document: bytes) -> Component:
    """The calendar. Raises AssertionError where its lines are not as section 3.1 wants them."""
    assert document.endswith(b"\r\n")
    assert b"\n" not in document.replace(b"\r\n", b"") and b"\r" not in document.replace(b"\r\n", b"")
    for line in document.split(b"\r\n"):
        assert len(line) <= 75, line
        line.decode()  # no character is cut by a fold: section 3.1 lets it happen, phones do not
    text = document.decode().replace("\r\n ", "")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text)
    root = Component("")
    stack = [root]
    for line in text.removesuffix("\r\n").split("\r\n"):
        _take(line, stack)
    assert stack == [root] and len(root.inside) == 1
    return root.inside[0]


def _take(line: str, stack: list[Component]) -> None:
    found = _LINE.fullmatch(line)
    assert found, line
    name, value = found["name"], found["value"]
    if name == "BEGIN":
        begun = Component(value)
        stack[-1].inside.append(begun)
        stack.append(begun)
    elif name == "END":
        assert stack.pop().name == value
    else:
        stack[-1].rows.append((name, found["parameters"], value))


def faults(calendar: Component) -> list[str]:
    """Empty where the calendar and all its events keep the rules."""
    found = [] if calendar.name == "VCALENDAR" else ["no calendar"]
    found += [f"{name}: not once" for name in ("VERSION", "PRODID") if len(calendar.all(name)) != 1]
    found += [] if calendar.inside else ["section 3.6: a calendar holds something"]
    uids = [event.text("UID") for event in calendar.inside]
    found += ["two events with one UID"] if len(set(uids)) < len(uids) else []
    return [*found, *(fault for event in calendar.inside for fault in _of_event(event))]


def _of_event(event: Component) -> Iterator[str]:
    uid = event.text("UID")
    yield from (f"{uid}: {name} twice" for name in _ONCE if len(event.all(name)) > 1)
    yield from (f"{uid}: no {name}" for name in ("UID", "DTSTAMP", "DTSTART") if not event.all(name))
    for name in ("DTSTAMP", "CREATED", "LAST-MODIFIED"):
        if not all(MOMENT.fullmatch(value) for value in event.all(name)):
            yield f"{uid}: {name} is not in UTC"
    ends = {name: (told, value) for name, told, value in event.rows if name in ("DTSTART", "DTEND")}
    for name, (told, value) in ends.items():
        if not (DATE if told == ";VALUE=DATE" else MOMENT if told == "" else re.compile("(?!)")).fullmatch(value):
            yield f"{uid}: {name}{told}:{value}"
    if len(ends) == 2 and (ends["DTSTART"][0] != ends["DTEND"][0] or ends["DTEND"][1] <= ends["DTSTART"][1]):
        yield f"{uid}: ends before it begins"  # section 3.8.2.2
    if event.text("STATUS") not in ("TENTATIVE", "CONFIRMED", "CANCELLED"):
        yield f"{uid}: STATUS"
    for alarm in event.inside:
        if alarm.name != "VALARM" or not all(alarm.all(name) for name in ("ACTION", "TRIGGER", "DESCRIPTION")):
            yield f"{uid}: an alarm without its properties"  # section 3.6.6
