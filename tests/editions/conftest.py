"""A street that writes simplified, a community that writes traditional, names that conversion would spoil."""

from pathlib import Path

import pytest

from zhendi.catalogue import Catalogue
from zhendi.editions import Editions
from zhendi.loading import load

SITE = """名称: 两岸邻里
主办单位: 示例街道办事处
网址: https://zhendi.example/web/
ICP备案: 示例ICP备2026000000号
举报电话: [0730-522 0001]
专名: [里仁堂]
"""
STREET = "名称: 后街街道\n专名: [后街, 仁寿门=仁壽門]\n网格: [{名称: 一格, 负责人: 后某}]\n"
GATE = "名称: 仁壽門社區\n语言: 繁体\n专名: [乾清門＝乾清门]\n"
TALK = """---
标题: 于某某讲仁寿门
状态: 发布
上线日: 2026-04-10
主题: 文明
宣讲人: 于某某
身份: 范书记
时间: 2026-04-09 19:00
地点: 后街里仁堂
署名: {记者: [范仲云（示例）], 通讯员: [余大姐、钟声]}
---
正文。
"""
FAMILY = """---
標題: 乾清門下一家人
狀態: 發佈
上线日: 2026-04-10
类别: 文明家庭
公开称呼: 於某某家庭
年度: 2026
授权: 是
---
正文。
"""


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("content")
    files = {
        "site.yml": SITE,
        "houjie/street.yml": STREET,
        "houjie/talks/gate.md": TALK,
        "houjie/gate/community.yml": GATE,
        "houjie/gate/families/yu.md": FAMILY,
        "houjie/gate/families/plain.md": FAMILY.replace("标题", "标题").replace("年度", "语言: 简体\n年度"),
    }
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def catalogue(content: Path) -> Catalogue:
    catalogue, found = load(content)
    assert [problem.as_text() for problem in found] == []
    return catalogue


@pytest.fixture(scope="session")
def editions(catalogue: Catalogue) -> Editions:
    return Editions(catalogue)
