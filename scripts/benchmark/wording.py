"""The words of the generated content: plausible lengths and structures, not meant to be read.

Half of the sentences are set, half are put together from a dictionary's words, few of them often and most of them
seldom, as words are in life: a search that had to find its way among twelve sentences only would be flattered.
"""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache

from pypinyin.constants import PHRASES_DICT

_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
_GIVEN = ("建国", "秀英", "志强", "桂兰", "海燕", "文博", "小满", "春清", "禾苗", "向东", "望舒", "立群")
_PLACES = [
    "清泉",
    "柳荫",
    "石桥",
    "东园",
    "新安",
    "和平",
    "桃林",
    "南湖",
    "北关",
    "西苑",
    "长青",
    "锦绣",
    "同心",
    "望江",
    "古井",
    "松涛",
    "银杏",
    "向阳",
    "永宁",
    "福源",
]
_DEEDS = [
    "清河道",
    "学书画",
    "修楼梯",
    "认绿地",
    "议停车",
    "赛龙舟",
    "包粽子",
    "义诊",
    "查线路",
    "教反诈",
    "种菜园",
    "敬老人",
    "读经典",
    "刷围墙",
]
_TOPICS = ("邻里", "环境", "养老", "法治", "文化", "安全", "亲子", "健康")
_VENUES = ("党群服务中心大厅", "居民议事厅", "二楼书画室", "小区东门广场", "河边步道", "老年活动室")
_SENTENCES = (
    "一大早，志愿者带着工具在服务中心门口集合，网格员把路线和分工又讲了一遍。",
    "住在三号楼的老街坊说，这件事盼了好几年，如今抬脚就能办成，心里踏实。",
    "大家边干边聊，谁家的老人要陪诊，谁家的水管有点漏，都记进了网格员的小本子。",
    "居民议事会连开了四场，二十七条意见一条条过，能当场办的当场办，办不了的写明期限。",
    "孩子们把看到的画下来，贴在楼道口的展板上，来来往往的人都停下来看一会儿。",
    "有人送来一壶热茶，有人搬来几把椅子，一上午的活计，就在说笑声里做完了。",
    "下一步，社区还要把这里的灯补齐，把坡道修缓，让推婴儿车和坐轮椅的都方便。",
    "负责联络的志愿者提醒大家，天气转热，出门带好水，楼道里不要堆放杂物。",
    "这次活动分三个小组进行，每组都有一位有经验的老同志带队，边做边教。",
    "事情虽小，大家却做得认真：量一量、记一记、拍一张照，回来还要互相核对。",
    "社区医生也来了，支起一张桌子，量血压、测血糖，嘱咐几位老人按时吃药。",
    "活动结束，地面干干净净，工具洗好归位，签到本上又多了十几个新名字。",
)
_POINTS = ("先商量再动手，把难处摆到桌面上", "谁受益谁参与，账目每个月公开", "把规矩写短写清，贴在看得见的地方")
PORTAL = """name: 测试阵地
owner: 测试区宣传部（示例）
domain: https://bench.example/
icp: 示例ICP备2026000000号
report_phones: [0100-000 0100]
"""
SLOGANS = "- text: 邻里守望|温暖一座城\n- text: 小事不出楼|大事共商量\n- text: 垃圾分一分|环境美十分\n"


_FRAMES = (
    "{}的{}，让{}更有{}。",
    "这一天，大家一起{}，还说起了{}和{}。",
    "从{}到{}，{}一点点变了样，{}也跟着来了。",
    "网格员把{}、{}记下来，交给{}去{}。",
    "有人问起{}，答复是先{}，再{}。",
)
_MARKS = ("AED", "WiFi", "APP", "5G", "12345", "PM2.5", "24小时", "100米")


@cache
def _words() -> tuple[str, ...]:
    """Common characters' words, in an order that has nothing to do with their meaning."""
    held = [
        word
        for word in sorted(PHRASES_DICT)
        if 2 <= len(word) <= 4 and word.encode("gb2312", "ignore").decode("gb2312") == word
    ]
    random.Random(1).shuffle(held)
    return tuple(held[:30_000])


def _word(chance: random.Random) -> str:
    """Zipf's law: the second word is half as frequent as the first."""
    if chance.random() < 0.03:
        return chance.choice(_MARKS)
    words = _words()
    return words[int(len(words) ** chance.random()) - 1]


def sentences(chance: random.Random, count: int) -> list[str]:
    told = chance.sample(_SENTENCES, count)
    return [_framed(chance) if chance.random() < 0.5 else one for one in told]


def _framed(chance: random.Random) -> str:
    frame = chance.choice(_FRAMES)
    return frame.format(*(_word(chance) for _ in range(frame.count("{}"))))


def place(number: int) -> str:
    return _PLACES[number % len(_PLACES)] + ("" if number < len(_PLACES) else f"{number // len(_PLACES) + 1}里")


def person(chance: random.Random) -> str:
    return f"{chance.choice(_SURNAMES)}{chance.choice(_GIVEN)}（示例）"


def topic(chance: random.Random) -> str:
    return chance.choice(_TOPICS)


def title(kind: str, number: int, chance: random.Random) -> str:
    """A title that no other entry of the unit has: the number is part of it."""
    deed, spot = chance.choice(_DEEDS), chance.choice(_PLACES)
    return {
        "activities": f"{spot}边上{deed}：第{number + 1}次邻里同行",
        "notices": f"关于{spot}一带{deed}的第{number + 1}号通知",
        "talks": f"{deed}里的学问：邻里讲堂第{number + 1}讲",
        "families": f"{spot}人家：第{number + 1}户和睦之家",
        "honours": f"第{number + 1}批志愿之星：{deed}的人",
    }[kind]


def summary(chance: random.Random) -> str:
    return "".join(sentences(chance, 2))


def keys_of(kind: str, published: datetime, unit_name: str, chance: random.Random) -> Sequence[str]:
    """The front matter lines that only this kind has."""
    return _KEYS[kind](published, unit_name, chance)


def _activity(published: datetime, unit_name: str, chance: random.Random) -> Sequence[str]:
    start = published.replace(hour=9, minute=0) + timedelta(days=3)
    return (
        *(
            "type: 志愿服务",
            f"start_at: {start:%Y-%m-%d %H:%M}",
            f"end_at: {start + timedelta(hours=2):%Y-%m-%d %H:%M}",
        ),
        *(f"venue: {chance.choice(_VENUES)}", f"organiser: {unit_name}", "audience: 本社区居民"),
        f"attendance: {chance.randrange(12, 90)}",
    )


def _notice(published: datetime, unit_name: str, chance: random.Random) -> Sequence[str]:
    start = published + timedelta(days=1)
    return (
        f"category: {chance.choice(('通知', '停水停电', '征集'))}",
        *(f"effective_from: {start:%Y-%m-%d %H:%M}", f"to: {start + timedelta(days=2):%Y-%m-%d}"),
        f"contact: {unit_name}服务台",
    )


def _talk(published: datetime, unit_name: str, chance: random.Random) -> Sequence[str]:
    held = published - timedelta(days=1)
    return (
        *(f"theme: {chance.choice(('法治', '文明', '科普', '政策'))}", f"speaker: {person(chance)}"),
        *("speaker_role: 社区宣讲员", f"speaker_unit: {unit_name}", f"held_at: {held:%Y-%m-%d} 19:00"),
        *(f"venue: {chance.choice(_VENUES)}", "key_points:", *(f"  - {point}" for point in _POINTS)),
        "quote: 把一件小事做上一百遍，就成了大家的习惯；把一句好话说给邻居听，就成了一条街的风气。",
    )


def _family(published: datetime, unit_name: str, chance: random.Random) -> Sequence[str]:
    return (
        *("category: 文明家庭", f"display_name: {person(chance)}家庭", f"year: {published.year}"),
        *("criteria: [遵德守礼, 平等和谐, 热心公益]", "motto: 勤俭持家，和气待人", "consent: yes"),
    )


def _honour(published: datetime, unit_name: str, chance: random.Random) -> Sequence[str]:
    people = (
        f"  - {{display_name: {person(chance)}, team: 邻里志愿队, hours: {chance.randrange(60, 1200)}, consent: yes}}"
        for _ in range(chance.randrange(3, 7))
    )
    return ("award: 志愿之星", f"year: {published.year}", "people:", *people)


_KEYS = {"activities": _activity, "notices": _notice, "talks": _talk, "families": _family, "honours": _honour}


def photo_rows(photos: Sequence[tuple[str, int]], chance: random.Random) -> Sequence[str]:
    rows = (
        f"  - {{file: {name}, caption: {chance.choice(_SENTENCES).split('，')[0]}, focus: 50% {chance.randrange(30, 70)}%}}"
        for name, _ in photos
    )
    return ("photos:", *rows) if photos else ()


def body(chance: random.Random) -> str:
    """Four to seven paragraphs with what Markdown offers: bold, lists, and now and then a table, a note, a footnote."""
    parts = ["".join(sentences(chance, chance.randrange(2, 5))) for _ in range(chance.randrange(3, 6))]
    parts[1] = f"**{parts[1][:8]}**{parts[1][8:]}"
    parts.insert(2, "\n".join(f"- {sentence}" for sentence in sentences(chance, 3)))
    for share, extra in ((0.25, _TABLE), (0.15, _NOTE), (0.1, _FOOTNOTE)):
        if chance.random() < share:
            parts.append(extra)
    return "\n\n".join((parts[0], "## 经过", *parts[1:])) + "\n"


_TABLE = "| 时间 | 事项 | 负责 |\n|---|---|---|\n| 上午 | 集合、分组 | 网格员 |\n| 下午 | 巡查、登记 | 志愿者 |"
_NOTE = '!!! note "提示"\n    参加的居民请带好水杯，老人和孩子请由家人陪同。'
_FOOTNOTE = "以上数字由志愿者当场登记[^1]。\n\n[^1]: 以服务中心签到本为准。"


def unit(name: str, number: int) -> str:
    """A unit file."""
    return (
        f"name: {name}\nslogan: 邻里一家亲|共建好家园\ntheme: {('green', 'red', 'gold')[number % 3]}\n"
        f"phone: 0100-000 0{100 + number}\naddress: {name}党群服务中心\nhouseholds: 1500\nas_of: 2025-12-31\n"
        "grids:\n  - {name: 第一网格, lead: 网格员 甲（示例）}\n  - {name: 第二网格, lead: 网格员 乙（示例）}\n"
    )


def screen(code: str, width: int, height: int, height_mm: int | None) -> str:
    """A row of screens.yml."""
    row = f"- code: {code}\n  name: 测试屏 {code}\n  place: 大厅\n  width_px: {width}\n  height_px: {height}\n"
    return row + (f"  height_mm: {height_mm}\n" if height_mm else "")
