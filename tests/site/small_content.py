"""A small content tree with everything that a site may hold: three levels, both scripts, all kinds, all states."""

from pathlib import Path

SITE = """name: 三河邻里
slogan: 推窗见绿|出门入园
owner: 三河区社区宣传中心
domain: https://sanhe.example/web/
icp: 示例ICP备2026000001号
police_beian: 示例公网安备00000000000001号
report_phones: ["0730-522 0001"]
report_email: jubao@sanhe.example
address: 三河区一号
copyright: 转载请注明出处
"""
UNITS = {
    "sanhe/district.yml": "name: 三河区\nshort_name: 三河\nslogan: 三河汇流|万家同心\ntheme: red\nphone: 0730-522 0100\naddress: 三河路1号\n",
    "sanhe/qinghe/community.yml": "name: 清河社区\nshort_name: 清河\nslogan: 清河两岸|家家相伴\nphone: 0730-522 0102\n"
    "boundary: {east: 东堤, south: 南桥, west: 西岸, north: 北门}\narea_km2: 1.8\nhouseholds: 1565\nresidents: 4695\n"
    "population: 158300\nas_of: 2025-12-31\ngrids:\n  - {name: 第一网格, boundary: 河东, lead: 网格员 陈某（示例）}\n"
    "sites:\n  - {name: 清河党群服务中心, tier: 中心, address: 清河路2号, hours: 每天 8:30—17:30, functions: [一窗受理, 议事]}\n",
    "gucheng/community.yml": "name: 古城社區\nlang: zh-Hant\ntheme: gold\nphone: 0730-522 0103\nslogan: 古城門下|五湖一家\n"
    "area_km2: 0.6\nhouseholds: 900\nas_of: 2025-12-31\n",
}
LISTS = {
    "sanhe/qinghe/figures.yml": "- {key: teams, label: 志愿者队伍, value: 8, unit: 支, as_of: 2026-03-31, source: 社区台账}\n"
    "- {key: outings, label: 一年志愿服务, value: 130, unit: 次, approx: yes, as_of: 2025-12-31, source: 社区台账}\n",
    "sanhe/qinghe/screens.yml": "- {code: qh-hall, name: 大厅屏, place: 一楼大厅, width_px: 1920, height_px: 1080}\n"
    '- {code: qh-gate, name: 门头屏, place: 东门, width_px: 640, height_px: 128, height_mm: 320, hours: ["18:00-02:00"]}\n',
}
ACTIVITY = """title: 认养一片绿地，扮靓共同家园
summary: 一户一块，一年做了{{ figure("outings") }}。
status: published
publish_on: 2026-04-10
type: 志愿服务
start_at: 2026-04-18 09:00
end_at: 2026-04-18 11:30
venue: 清河东岸
organiser: 清河社区居委会
signup: 打 0730-522 0102 报名
before: before.jpg
after: after.jpg
outcome: 认养绿地42块
series: 绿地认养
campaigns: [三城创建]
photos:
  - {file: trees.jpg, caption: 邻居们在河边栽树, alt: 三个人扶着树苗, photographer: 孙某（示例）, focus: 50% 80%}
  - {file: before.jpg, caption: 去年的河岸}
  - {file: after.jpg, caption: 今年的河岸}
  - {file: water.jpg, caption: 栽完浇水}
byline: {reporters: [郭某（示例）], editor: 李某（示例）}
source: {name: 清河社区, kind: original}
"""
SPEECH = """title: 把青山讲到家门口
status: published
publish_on: 2026-04-11
theme: 两山
speaker: 周某（示例）
speaker_role: 社区党委书记
speaker_unit: 清河社区
held_at: 2026-04-10 18:30
venue: 红色广场
attendance: 86
quote: 绿水青山不在远处，就在推开窗那几步路上。
portrait: zhou.jpg
"""
TALK = f"""{SPEECH}key_points: [河清了是大家的功劳, 空地有人认养]
audio: talk.mp3
video: hills.mp4
campaigns: [三城创建]
"""
HONOUR = """title: 一季度志愿之星
status: published
publish_on: 2026-04-09
award: 志愿之星
year: 2026
period: 第一季度
people:
  - {display_name: 周某（示例）, team: 宣讲队, hours: 1180, deeds: 讲了三十场。, portrait: zhou.jpg, consent: yes}
  - {display_name: 王某（示例）, hours: 90, consent: yes}
"""
FAMILY = """title: 马家：门前扫净，话说轻声
status: published
publish_on: 2026-04-08
category: 星级文明家庭
display_name: 马某家庭（示例）
year: 2026
stars: 5
motto: 门前扫净|话说轻声
criteria: [家风淳朴, 热心公益]
consent: yes
"""
NOTICE = """title: {title}
summary: 请提前储水。
status: {status}
publish_on: {day}
category: 停水停电
effective_from: {day} 08:30
to: {to}
contact: 0730-522 0112（抢修）
"""
STORM = """title: 大风预警：请勿到河堤
summary: 阳台花盆请收进屋。
status: published
publish_on: 2026-04-16 08:00
expire_on: 2026-04-17 08:00
category: 紧急
effective_from: 2026-04-16 20:00
to: 2026-04-17 08:00
contact: 0730-522 0118
"""
LANTERNS = """title: 元宵燈謎夜：謎語掛滿古城門
status: published
publish_on: 2026-03-04
type: 節慶
start_at: 2026-03-03 18:30
end_at: 2026-03-03 21:30
venue: 城門大街
organiser: 古城社區
attendance: 1200
approx: yes
photos:
  - {file: lanterns.jpg, caption: 燈下猜謎}
"""


def write(root: Path, portal: str = SITE) -> Path:
    """The tree under `root`. The moment to build for is the morning of 16 April 2026."""
    files = {"site.yml": portal, **UNITS, **LISTS}
    entries = {
        "sanhe/qinghe/activities/green": ACTIVITY,
        "sanhe/qinghe/talks/hills": TALK,
        "sanhe/qinghe/honours/stars": HONOUR,
        "gucheng/families/ma": FAMILY,
        "gucheng/activities/lanterns": LANTERNS,
        "sanhe/notices/storm": STORM,
        "sanhe/notices/water": NOTICE.format(
            title="周五停水", status="published", day="2026-04-14", to="2026-04-17 17:00"
        ),
        "sanhe/notices/draft": NOTICE.format(title="草稿通知", status="draft", day="2026-04-14", to="2026-04-17"),
        "sanhe/notices/gone": NOTICE.format(title="撤下通知", status="withdrawn", day="2026-04-14", to="2026-04-17"),
        "sanhe/notices/coming": NOTICE.format(title="下周通知", status="published", day="2026-04-20", to="2026-04-22"),
    }
    for number in range(1, 32):
        day = f"2026-03-{number:02d}" if number <= 25 else f"2026-02-{number - 5:02d}"
        told = NOTICE.format(title=f"旧通知{number}", status="published", day=day, to="2026-03-28")
        entries[f"sanhe/qinghe/notices/old-{number:02d}"] = told
    files |= {f"{name}/index.md": f"---\n{front}---\n正文在这里。\n" for name, front in entries.items()}
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root
