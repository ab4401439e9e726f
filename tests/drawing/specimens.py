"""Slides to look at: one brief for every layout, screens of every shape, and a reader of the PDF that Typst made."""

import ctypes
import hashlib
import io
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageDraw

from zhendi.drawing import Canvas
from zhendi.drawing.paging import PageData, Plan, plan
from zhendi.drawing.typeset import Sheet, typeset

ADDRESS = "https://www.example.gov.cn/guiyi/youyihe/activities/2026-04-12-green-space/"

CANVASES = {
    "wide": Canvas(1920, 1080, 685, 3),
    "wide far": Canvas(1920, 1080, 685, 5),
    "wide 720": Canvas(1280, 720, 685, 3),
    "wide 4K": Canvas(3840, 2160, 685, 3),
    "desk": Canvas(1024, 768, 305, 1.5),
    "square": Canvas(1080, 1080, 685, 3),
    "tall": Canvas(1080, 1920, 1218, 3),
    "tall far": Canvas(1080, 1920, 1218, 5),
    "tall 720": Canvas(720, 1280, 1218, 3),
    "tall LED": Canvas(256, 512, 1280, 6),
    "strip": Canvas(1920, 360, 222, 3),
    "strip 540": Canvas(1920, 540, 340, 3),
    "LED": Canvas(640, 128, 320, 6),
    "small LED": Canvas(320, 160, 640, 8),
}

PEOPLE = (
    ("李春山", "绿色家园队", 328, 2),
    ("王晓荷", "巾帼服务队", 316, 2),
    ("张立", "治安巡逻队", 1098, 4),
    ("孟桂兰", "民情帮扶队", 692, 3),
    ("陈向东", "青年先锋队", 186, 1),
    ("刘小禾", "七彩假期队", 173, 1),
    ("欧阳和平", "法律服务队", 1520, 5),
)


def picture(folder: Path, hue: int = 90) -> dict[str, object]:
    """A photograph as drawing data: a bright subject left of the middle, on a plain ground."""
    image = Image.new("RGB", (900, 1200), (hue, 120, 110))
    ImageDraw.Draw(image).ellipse((250, 400, 450, 700), fill=(250, 240, 20))
    encoded = io.BytesIO()
    image.save(encoded, "PNG")
    file = folder / f"picture-{hue}.png"
    file.write_bytes(encoded.getvalue())
    return {"file": str(file), "digest": hashlib.sha256(encoded.getvalue()).hexdigest(), "focus": [0.39, 0.46]}


def data(layout: str, photo: Mapping[str, object] | None = None, **other: object) -> dict[str, object]:
    """A layout's data with real content; photo goes wherever the layout shows one."""
    qr = None if layout == "words" else ADDRESS
    common = {"unit": "友谊河社区", "theme": "green", "lang": "zh-Hans", "label": "", "qr": qr, "watermark": None}
    return common | _OWN[layout](photo) | other


_OWN = {
    "story": lambda photo: {
        "label": "活动",
        "title": "认养一片绿地|扮靓共同家园",
        "facts": [["时间", "4月12日（周日）9:00"], ["地点", "友谊河东岸科普农园"]],
        "lines": ["每户认领一块地，挂牌、浇水、除草。"],
        "photo": photo,
        "caption": "居民和志愿者在河岸栽下今年第一批树苗",
    },
    "quote": lambda photo: {
        "label": "宣讲",
        "title": "书记话“两山”",
        "quote": "把河边的树种好，把楼前的花养好，推开窗，就是大家共有的绿水青山。",
        "name": "周春清",
        "role": "友谊河社区党委书记",
        "photo": photo,
    },
    "points": lambda photo: {
        "label": "宣讲",
        "title": "书记话“两山”",
        "points": ["保护好友谊河，就是保护家门口的饭碗", "一户认一块绿地，有人问", "垃圾分类做到楼门口"],
        "name": "周春清",
    },
    "people": lambda photo: {
        "label": "志愿荣誉",
        "title": "第三季度|志愿之星",
        "lines": ["8支队伍，人人有份"],
        "people": [
            {"name": name, "team": team, "hours": hours, "stars": stars, "photo": photo}
            for name, team, hours, stars in PEOPLE
        ],
    },
    "words": lambda photo: {"text": "文明友谊河|惠及千万家"},
    "notice": lambda photo: {
        "label": "通知",
        "title": "春季供水管道检修|停水一天",
        "facts": [["时间", "4月16日 8:00—18:00"], ["范围", "第三网格1—9号楼"], ["电话", "0439-322 0101"]],
        "lines": ["请提前储水，来水后先放水两分钟。"],
    },
    "emergency": lambda photo: {
        "label": "紧急",
        "title": "今晚有特大暴雨|请勿下河、勿近河堤",
        "facts": [["时间", "今晚20:00至明早8:00"], ["转移", "低层住户到社区活动室"], ["求助", "0439-322 0101"]],
        "lines": ["关好门窗，收起阳台花盆。"],
    },
    "figures": lambda photo: {
        "label": "数据",
        "title": "一年来，我们一起做的事",
        "as_of": "2025年12月",
        "source": "社区志愿服务台账",
        "figures": [
            {"value": "130", "unit": "次", "label": "志愿服务", "approx": True},
            {"value": "8", "unit": "支", "label": "志愿者队伍", "approx": False},
            {"value": "45", "unit": "项", "label": "进社区办理的事项", "approx": False},
            {"value": "18", "unit": "个", "label": "新建停车位", "approx": False},
        ],
    },
    "family": lambda photo: {
        "label": "星级文明家庭",
        "title": "孟某某家庭",
        "stars": 4,
        "motto": "勤俭不忘本，|邻里一家亲。",
        "criteria": ["遵德守礼", "家风淳朴", "热心公益"],
        "lines": ["三代同堂二十年，楼道里的灯都是他家换的。"],
        "photo": photo,
    },
    "title": lambda photo: {"above": "归义镇", "title": "友谊河社区", "slogan": "网中有格|格中有人"},
}
LAYOUTS = tuple(_OWN)


def planned(layout: str, page: Mapping[str, object], canvas: Canvas) -> Plan:
    return plan(layout, page, lambda one: typeset(layout, one, canvas))


def sheets(layout: str, page: Mapping[str, object], canvas: Canvas) -> Iterator[tuple[PageData, Sheet]]:
    """The pages of a series with their typeset sheets."""
    for one in planned(layout, page, canvas).pages:
        yield one, typeset(layout, one, canvas)


@dataclass(frozen=True)
class Glyph:
    """A character on a page: its em in pixels and where its baseline begins. y grows upwards."""

    char: str
    em: float
    y: float


def glyphs(sheet: Sheet) -> list[Glyph]:
    """The characters of a page in the order they were set, without joiners and line ends."""
    document = pypdfium2.PdfDocument(sheet.pdf)
    page = document[0]
    text = page.get_textpage()
    read = [_glyph(text, i) for i in range(text.count_chars())]
    text.close()
    page.close()
    document.close()
    for i, glyph in enumerate(read[:-1]):
        if "\ud800" <= glyph.char <= "\udbff":  # pdfium counts in UTF-16: a rare character is two
            pair = (glyph.char + read[i + 1].char).encode("utf-16", "surrogatepass").decode("utf-16")
            read[i], read[i + 1] = replace(glyph, char=pair), replace(glyph, char="\0")
    return [glyph for glyph in read if glyph.char.strip("\u2060\ufeff\r\n\u200b\0")]


def _glyph(text: pypdfium2.PdfTextPage, i: int) -> Glyph:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, i, ctypes.byref(matrix))
    # the matrix of a rotated or scaled run carries part of its size
    em = pdfium.FPDFText_GetFontSize(text, i) * abs(matrix.d)
    return Glyph(chr(pdfium.FPDFText_GetUnicode(text, i)), em, round(matrix.f, 1))


def lines(sheet: Sheet) -> list[str]:
    """The lines of a page as they were broken, without their spaces."""
    found: list[list[Glyph]] = []
    for glyph in glyphs(sheet):
        if glyph.char.isspace():
            continue
        if found and found[-1][-1].y == glyph.y and abs(found[-1][-1].em - glyph.em) < 0.01:
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return ["".join(glyph.char for glyph in line) for line in found]


def em_of(sheet: Sheet, text: str) -> float:
    """The em in which a text is set on a page: the smallest of its characters, 0 where it does not occur."""
    wanted = text.replace("|", "").replace(" ", "").replace("　", "")
    read = [glyph for glyph in glyphs(sheet) if not glyph.char.isspace()]
    whole = "".join(glyph.char for glyph in read)
    start = whole.find(wanted)
    return min(glyph.em for glyph in read[start : start + len(wanted)]) if start >= 0 else 0.0


def box_of(sheet: Sheet, char: str, canvas: Canvas) -> tuple[int, int, int, int]:
    """The pixels around the first occurrence of a character: left, top, right, bottom."""
    document = pypdfium2.PdfDocument(sheet.pdf)
    text = document[0].get_textpage()
    found = text.get_text_range().index(char)
    left, low, right, high = text.get_charbox(found)
    text.close()
    document.close()
    return math.floor(left), math.floor(canvas.height - high) - 2, math.ceil(right), math.ceil(canvas.height - low) + 2


def glyph_boxes(sheet: Sheet, canvas: Canvas, han_only: bool = True) -> list[tuple[float, float, float, float]]:
    """The inked box of each (Chinese) character of a page in pixels: left, top, right, bottom."""
    document = pypdfium2.PdfDocument(sheet.pdf)
    text = document[0].get_textpage()
    boxes = [
        text.get_charbox(i)
        for i in range(text.count_chars())
        if not han_only or "\u4e00" <= chr(pdfium.FPDFText_GetUnicode(text, i)) <= "\u9fff"
    ]
    text.close()
    document.close()
    return [(left, canvas.height - high, right, canvas.height - low) for left, low, right, high in boxes]


def least_em(canvas: Canvas, minutes: float) -> float:
    """The em whose ink (0.92 of it) covers so many arc minutes at the viewing distance, and 16 px at least."""
    ink_mm = canvas.distance_m * 1000 * math.tan(math.radians(minutes / 60))
    return max(ink_mm * canvas.height / canvas.height_mm, 16) / 0.92
