"""What a file that is no readable picture really is, told by its bytes and not by its suffix."""

import re

from zhendi.photos import problems

_EXPORT = "用设计软件或看图软件把它导出成 PNG 或 JPG（长边 1920 像素以上），换用导出的文件"
_SCREENSHOT = "打开它，把要用的那一页或那张图导出、截图成 JPG 或 PNG，换用新的文件"
_FRAME = "从视频里截一张图，存成 JPG 再用"
_STILLS = rb"heic|heix|hevc|hevx|heim|heis|mif1|msf1|avif|avis"
_SIGNATURES = (
    (rb"%PDF", "PDF 文档", _SCREENSHOT),
    (rb"PK\x03\x04|\xd0\xcf\x11\xe0|Rar!|7z\xbc\xaf", "Office 文档或压缩包", _SCREENSHOT),
    (rb"8BPS|%!PS|\xc5\xd0\xd3\xc6", "设计软件的源文件", _EXPORT),
    (rb"....ftyp(?!" + _STILLS + rb")|RIFF....AVI |\x1aE\xdf\xa3", "视频", _FRAME),
    (rb"version https://git-lfs", "占位文件（Git LFS），图片本身还没有取下来", "请管理员运行 git lfs pull，取下图片"),
)
_SVG = re.compile(rb"<svg[\s>]", re.IGNORECASE)
_HTML = re.compile(rb"<!doctype html|<html[\s>]", re.IGNORECASE)
_PICTURE = re.compile(
    rb"\xff\xd8\xff|\x89PNG|GIF8|RIFF....WEBP|II\*\x00|MM\x00\*|BM|....ftyp(?:" + _STILLS + rb")", re.DOTALL
)


def explain(name: str, data: bytes) -> problems.PhotoProblem:
    """Return the problem of a file that no decoder would open."""
    for signature, kind, remedy in _SIGNATURES:
        if re.match(signature, data, re.DOTALL):
            return problems.wrong_format(name, kind, remedy)
    return _explain_markup(name, data) or _explain_damage(name, data)


def _explain_markup(name: str, data: bytes) -> problems.PhotoProblem | None:
    head = data[:4096].replace(b"\0", b"")  # UTF-16 becomes readable enough
    # A page may draw its icons in SVG, so what the file calls itself first decides.
    if _HTML.search(head):
        return problems.wrong_format(name, "网页", "在网页里的图片上点右键，选“图片另存为”，换用存下来的图片")
    if _SVG.search(head) or name.lower().endswith(".svgz"):
        return problems.wrong_format(name, " SVG 矢量图", _EXPORT)
    return None


def _explain_damage(name: str, data: bytes) -> problems.PhotoProblem:
    return problems.truncated(name) if _PICTURE.match(data) else problems.unreadable(name)


def has_lost_end(jpeg: bytes) -> bool:
    """Whether a JPEG ends in a stretch of zeros instead of its end marker.

    A copy broken off by a power cut often has its full length and nothing in its last part, and the decoder paints
    that part grey without a word.
    """
    ended = jpeg.rstrip(b"\0")
    return len(jpeg) - len(ended) >= 512 and not ended.endswith(b"\xff\xd9")
