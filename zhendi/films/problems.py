"""What can be wrong with a film, in words that the person who put it there understands."""

from zhendi.diagnostics import MediaProblem


class FilmProblem(MediaProblem):
    """A film that cannot be used.

    code is stable (film-missing, film-unreadable, film-format, film-truncated, film-bomb, film-too-small,
    film-too-short, film-too-long, film-changed); message and remedy are Chinese sentences for staff.
    """


def missing(name: str, near: str | None) -> FilmProblem:
    """near is a file beside it that the name was probably meant for."""
    remedy = (
        f"文件夹里有一个“{near}”，如果就是它，请把条目里的写法改成“{near}”"
        if near
        else "把视频放进条目所在的文件夹，文件名要与条目里写的一字不差，后缀（.mp4、.mov 等）也要写上"
    )
    return FilmProblem("film-missing", f"找不到视频“{name}”", remedy)


def folder(name: str) -> FilmProblem:
    return FilmProblem("film-missing", f"“{name}”是一个文件夹，不是视频", "写出文件夹里那段视频的完整文件名")


def locked(name: str) -> FilmProblem:
    return FilmProblem(
        "film-unreadable",
        f"视频“{name}”读不出来：没有权限，或正被别的程序占用",
        "关掉正在用它的程序；若它还在网盘里没有下载完，先下载到本机，再试一次",
    )


def empty(name: str) -> FilmProblem:
    return FilmProblem("film-truncated", f"视频“{name}”是空的，一个字节也没有", "多半是没有拷完，请重新拷一份原片")


def unreadable(name: str) -> FilmProblem:
    return FilmProblem(
        "film-unreadable",
        f"“{name}”打不开：它不是视频，或者没有拷完整，或者已经损坏",
        "用播放器打开看看：能从头放到尾，就用剪映等软件导出成 MP4 再用；放不了，请从手机或相机里重新拷一份",
    )


def no_picture(name: str) -> FilmProblem:
    return FilmProblem(
        "film-format",
        f"“{name}”里只有声音，没有画面",
        "录音请写在“音频”一项；要上屏的，请换成有画面的视频",
    )


def unknown_coding(name: str) -> FilmProblem:
    return FilmProblem("film-format", f"视频“{name}”的编码不认识", "用剪映等软件打开它，导出成 MP4（H.264）再用")


def truncated(name: str) -> FilmProblem:
    return FilmProblem(
        "film-truncated",
        f"视频“{name}”不完整，或者已经损坏，只能放出一部分",
        "多半是拷贝或下载时中断了：请从手机或相机里重新拷一份，从头到尾放一遍没有问题再放进来",
    )


def bomb(name: str, width: int, height: int) -> FilmProblem:
    """width and height in pixels."""
    return FilmProblem(
        "film-bomb",
        f"视频“{name}”的画面是 {width}×{height} 像素，太大了，为了安全没有打开",
        "用剪映等软件导出成 1920×1080 再用，屏幕上一样清楚",
    )


def too_small(name: str, width: int, height: int, least: int) -> FilmProblem:
    """width, height and least, the shortest side that is taken, in pixels."""
    return FilmProblem(
        "film-too-small",
        f"视频“{name}”的画面只有 {width}×{height} 像素，太小了，放大也看不清",
        f"请换成原片：短边至少 {least} 像素，最好在 1280×720 以上；微信里请选“原视频”发送",
    )


def too_short(name: str) -> FilmProblem:
    return FilmProblem(
        "film-too-short", f"视频“{name}”不到一秒，看不清内容", "请换一段完整的视频；只有一个画面的，请存成图片用"
    )


def too_long(name: str, minutes: float, most: int) -> FilmProblem:
    """minutes is how long it is, most how many are taken."""
    return FilmProblem(
        "film-too-long",
        f"视频“{name}”长 {minutes:.1f} 分钟，屏幕上的视频最长 {most} 分钟",
        f"剪成 {most} 分钟以内再用：路过的人停不了那么久，三分钟以内最好；全片可以另发，在正文里写明哪里能看",
    )


def changed(name: str) -> FilmProblem:
    return FilmProblem("film-changed", f"视频“{name}”在生成的过程中被改动了", "等文件存好，再生成一次")
