"""The same pages as a plain MkDocs project: Material as it comes, with its search."""

import json
from collections.abc import Iterable
from pathlib import Path

from benchmark.content import Piece, place_photos

# Entries stay out of nav here too: in it MkDocs' cost grows with the square of their number, and the comparison would
# flatter us.
_CONFIGURATION = """site_name: 测试阵地
site_url: https://bench.example/
theme:
  name: material
  language: zh
plugins: [search]
markdown_extensions: [admonition, attr_list, footnotes, tables]
nav:
  - index.md
not_in_nav: |
  /qu/
"""


def write(folder: Path, pieces: Iterable[Piece], photos: Path) -> None:
    """Write the project into the folder: each entry a page with its title, its photos and its body."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_CONFIGURATION, encoding="utf-8")
    (docs / "index.md").write_text("# 测试阵地\n", encoding="utf-8")
    for piece in pieces:
        file = docs / piece.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_page(piece), encoding="utf-8")
        place_photos(piece, file.parent, photos)


def _page(piece: Piece) -> str:
    pictures = "".join(f"![照片]({name})\n\n" for name, _ in piece.photos)
    return f"---\ntitle: {json.dumps(piece.title, ensure_ascii=False)}\n---\n# {piece.title}\n\n{pictures}{piece.body}"
