"""What can be wrong with a photograph, in words that the person who put it there understands."""

from zhendi.diagnostics import MediaProblem


class PhotoProblem(MediaProblem):
    """A photograph that cannot be used.

    code is stable (photo-missing, photo-unreadable, photo-format, photo-truncated, photo-bomb, photo-too-small,
    photo-changed); message and remedy are Chinese sentences for staff.
    """


def missing(name: str, near: str | None, same_letters: bool) -> PhotoProblem:
    """near is a file that the name was probably meant for; same_letters says that only their case or form differs."""
    if near is None:
        remedy = "把图片放进条目所在的文件夹，文件名要与条目里写的一字不差，后缀（.jpg、.png 等）也要写上"
    elif same_letters:
        remedy = (
            f"文件夹里的文件叫“{near}”，只差大小写或字符的写法。"
            f"网站和电子屏上这算两个名字，请把条目里的写法改成“{near}”，或把文件改名"
        )
    else:
        remedy = f"文件夹里有一个“{near}”，如果就是它，请把条目里的写法改成“{near}”"
    return PhotoProblem("photo-missing", f"找不到图片“{name}”", remedy)


def folder(name: str) -> PhotoProblem:
    return PhotoProblem("photo-missing", f"“{name}”是一个文件夹，不是图片", "写出文件夹里那张图片的完整文件名")


def locked(name: str) -> PhotoProblem:
    return PhotoProblem(
        "photo-unreadable",
        f"图片“{name}”读不出来：没有权限，或正被别的程序占用",
        "关掉正在用它的程序；若它还在网盘里没有下载完，先下载到本机，再试一次",
    )


def unreadable(name: str) -> PhotoProblem:
    return PhotoProblem(
        "photo-unreadable",
        f"“{name}”打不开：它不是图片，或者是不支持的格式",
        "用看图软件打开它，另存为 JPG 或 PNG 再用；看图软件也打不开，就是文件坏了，请换一张",
    )


def empty(name: str) -> PhotoProblem:
    return PhotoProblem("photo-truncated", f"图片“{name}”是空的，一个字节也没有", "多半是没有拷完，请重新拷一份原图")


def wrong_format(name: str, kind: str, remedy: str) -> PhotoProblem:
    """kind is what the file really is: SVG 矢量图, 网页, 视频."""
    return PhotoProblem("photo-format", f"“{name}”是{kind}，不能当照片用", remedy)


def truncated(name: str) -> PhotoProblem:
    return PhotoProblem(
        "photo-truncated",
        f"图片“{name}”不完整，或者已经损坏，只能打开一部分",
        "多半是拷贝或下载时中断了：请从手机、相机或微信“查看原图”里重新存一份，看得到整张再放进来",
    )


def bomb(name: str, limit: int) -> PhotoProblem:
    """limit in pixels."""
    return PhotoProblem(
        "photo-bomb",
        f"图片“{name}”的像素超过 {limit / 1e8:g} 亿，太大了，为了安全没有打开",
        "用看图软件把它缩小到长边 6000 像素以内，另存为 JPG 再用",
    )


def too_small(name: str, width: int, height: int, least: int) -> PhotoProblem:
    """width, height and least, the shortest side that is taken, in pixels."""
    return PhotoProblem(
        "photo-too-small",
        f"图片“{name}”只有 {width}×{height} 像素，太小了，放大也看不清",
        f"请换成原图：短边至少 {least} 像素，上电子屏的最好在 1920×1080 以上；微信里请先点“查看原图”再保存",
    )


def changed(name: str) -> PhotoProblem:
    return PhotoProblem("photo-changed", f"图片“{name}”在生成的过程中被改动了", "等文件存好，再生成一次")
