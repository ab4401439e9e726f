"""From the tree of a file to a model: aliases, near names, and every problem at the place that staff wrote it."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.fields import FieldInfo

from zhendi.chinese import simplified
from zhendi.diagnostics import Diagnostic, Span
from zhendi.source import Mapping, Node, Scalar, Sequence

Model = TypeVar("Model", bound=BaseModel)
FROZEN = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)  # of every model that a file fills
Place = tuple[int | str, ...]  # a value's way through the model, such as ("photos", 0, "file")


@cache
def keys(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The keys that a file may hold, by their English name. A field without a title is ours, not the file's."""
    return {info.alias or name: info for name, info in model.model_fields.items() if info.title}


def folded(name: str) -> str:
    """A key as written, whatever its script and case: 標題, 标题 and Title are names like any other."""
    return simplified(name).casefold()


@cache
def key_names(model: type[BaseModel]) -> dict[str, str]:
    """Every name of every key, folded as `folded` folds what staff wrote -> its English name."""
    return {
        name.casefold(): key for key, info in keys(model).items() for name in (key, *map(simplified, aliases(info)))
    }


def aliases(info: FieldInfo) -> list[str]:
    """A key's Chinese names; where it has several, `/` parts them and messages show the first."""
    return (info.title or "").split("/")


@cache
def all_key_names(*models: type[BaseModel]) -> frozenset[str]:
    """Every name that a key may have in these models and those inside them."""
    names: set[str] = set()
    for model in models:
        names |= set(key_names(model))
        for key in keys(model):
            inner = inner_model(model, key)
            names |= all_key_names(inner) if inner else set()
    return frozenset(names)


def title_of(model: type[BaseModel], key: str) -> str:
    """`summary（摘要）`: both names of a key, as a message shows them."""
    return f"{key}（{aliases(keys(model)[key])[0]}）"


@cache
def inner_model(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    """The model that a key holds, alone or in a list."""
    return next(_models_in(keys(model)[key].annotation), None)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def near_key(model: type[BaseModel], written: str) -> str | None:
    """The key that a misspelt one was most likely meant for."""
    names = key_names(model)
    # Of two Chinese characters one may well be wrong; five letters of seven in common mean nothing.
    near = get_close_matches(folded(written), names, 1, 0.7 if written.isascii() else 0.5)
    return names[near[0]] if near else None


def _within(model: type[BaseModel], steps: Iterable[int | str]) -> Place:
    """As far as a way through a model leads over keys: where a value may be of several types, Pydantic names those too."""
    place: Place = ()
    for step in steps:
        if isinstance(step, str):
            if step not in keys(model):
                return place
            model = inner_model(model, step) or model
        place = (*place, step)
    return place


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"


class Binding:
    """Binds one tree to one model; `spans` afterwards says where each value stands."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.spans: dict[Place, Span] = {}
        self.found: list[Diagnostic] = []
        self._guessed: set[Place] = set()  # keys that a misspelt one was taken for

    def bind(self, model: type[Model], node: Node | None, context: dict[str, Any], **internal: Any) -> Model | None:
        """The model, or None where any problem was found; the problems are in `found`."""
        if not isinstance(node, Mapping):
            span = node.span if node else Span(self.path)
            self._say(span, "keys-missing", "这里应写各个项目", "每行写一项，如“标题: 认养一片绿地”")
            return None
        data = self._mapping(model, node, ())
        try:
            bound = model.model_validate({**data, **internal}, context=context)
        except ValidationError as problem:
            told = set(self._guessed)
            for error in problem.errors(include_url=False):
                place = _within(model, error["loc"])
                if place not in told:
                    told.add(place)
                    self._say(*self._in_chinese(model, error, place))
            return None
        return None if self.found else bound

    def _mapping(self, model: type[BaseModel], node: Mapping, place: Place) -> dict[str, Any]:
        names = key_names(model)
        data: dict[str, Any] = {}
        first: dict[str, int] = {}
        self.spans[place] = node.span
        for key, value in node.pairs:
            field = names.get(folded(key.text))
            if field is None:
                self._unknown(model, key, place)
            elif field in first:
                said = f"{title_of(model, field)}写了两次，第{first[field]}行已有"
                self._say(key.span, "key-twice", said, "只留一处；英文项目名和中文名是同一项")
            else:
                first[field] = key.span.line
                self.spans[(*place, field)] = value.span
                if not (isinstance(value, Scalar) and value.absent):
                    data[field] = self._value(inner_model(model, field), value, (*place, field))
        return data

    def _value(self, model: type[BaseModel] | None, node: Node, place: Place) -> Any:
        self.spans[place] = node.span
        if isinstance(node, Sequence):
            kept = [item for item in node.items if not (isinstance(item, Scalar) and item.absent)]
            return [self._value(model, item, (*place, n)) for n, item in enumerate(kept)]
        if isinstance(node, Mapping):
            if model:
                return self._mapping(model, node, place)
            return {key.text: self._value(None, value, (*place, key.text)) for key, value in node.pairs}
        return node.text

    def _unknown(self, model: type[BaseModel], key: Scalar, place: Place) -> None:
        meant = near_key(model, key.text)
        if meant:
            self._guessed.add((*place, meant))
            remedy = f"是不是想写“{title_of(model, meant)}”？"
        else:
            usual = "、".join(aliases(info)[0] for info in keys(model).values())
            remedy = f"删掉这一行，或改成这些项目之一：{usual}"
        self._say(key.span, "key-unknown", f"没有“{_short(key.text)}”这一项", remedy)

    def _in_chinese(self, model: type[BaseModel], error: Any, place: Place) -> tuple[Span, str, str, str]:
        span = self.span(place)
        if error["type"] == "missing":
            return self._missing(self._owner(model, place), place)
        context = error.get("ctx", {})
        if "remedy" in context:
            return span, error["type"], context["message"], context["remedy"]
        if error["type"] in ("model_type", "model_attributes_type", "dict_type"):
            inner = self._owner(model, (*place, ""))
            example = aliases(next(iter(keys(inner).values())))[0]
            return span, "value-shape", "这一项里还要分几项写", f"另起一行，缩进两格，每行写一项，如“{example}: ……”"
        if error["type"] == "too_long":
            return (
                span,
                "list-long",
                f"这一项有{context['actual_length']}条，最多{context['max_length']}条",
                "删去多余的",
            )
        if error["type"] == "too_short":
            return span, "list-empty", "这一项至少要有一条", "每行写一条，前面加“- ”"
        if error["type"] in ("list_type", "tuple_type"):
            return (
                span,
                "value-shape",
                "这一项应是列表，可以有几条",
                self._listed(self._owner(model, (*place, "")), model),
            )
        return span, "value-shape", "这一项的写法不对", "对照手册里这一项的例子改写"

    def _missing(self, owner: type[BaseModel], place: Place) -> tuple[Span, str, str, str]:
        """A key that is not there, or is there with nothing behind it: then the problem stands where it is."""
        key = str(place[-1])
        if place in self.spans:
            return self.spans[place], "key-missing", f"{title_of(owner, key)}是空的", "在冒号后面写上内容"
        alias = aliases(keys(owner)[key])[0]
        return self.span(place), "key-missing", f"缺少{title_of(owner, key)}", f"补上一行“{alias}: ……”"

    def _listed(self, item: type[BaseModel], model: type[BaseModel]) -> str:
        if item is model:
            return "每行写一条，前面加“- ”"
        first = "；".join(f"“{aliases(info)[0]}: ……”" for info in list(keys(item).values())[:2])
        return f"每条前面加“- ”，里面每行写一项：{first}"

    def _owner(self, model: type[BaseModel], place: Place) -> type[BaseModel]:
        for step in place[:-1]:
            if isinstance(step, str):
                model = inner_model(model, step) or model
        return model

    def span(self, place: Place) -> Span:
        """Where a value stands, or the nearest that holds it."""
        for length in range(len(place), -1, -1):
            if place[:length] in self.spans:
                return self.spans[place[:length]]
        return Span(self.path)

    def _say(self, span: Span, code: str, message: str, remedy: str) -> None:
        self.found.append(Diagnostic(span, code, message, remedy))
