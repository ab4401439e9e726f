"""The pictures of one page: each at most once, so that nothing is seen twice."""

from zhendi.model.appearance import PhotoRef
from zhendi.register.view import Data, PhotoView, SiteView


class Album:
    """Hands out pictures for one page. A picture taken, or already in the body, is not handed out again."""

    def __init__(self, view: SiteView, body: str = "") -> None:
        self._view, self._body = view, body
        self._taken: set[str] = set()

    def take(self, owner: str, ref: PhotoRef | None, alt: str) -> Data | None:
        """The picture of an entry's file as a template shows it; None where there is none, or it was seen before."""
        photo = self._view.photos.get((owner, ref.file)) if ref else None
        if ref is None or photo is None or not photo.renditions or self._seen(photo):
            return None
        self._taken |= _addresses(photo)
        return _picture(photo, ref, alt)

    def _seen(self, photo: PhotoView) -> bool:
        addresses = _addresses(photo)
        return bool(addresses & self._taken) or (bool(self._body) and any(found in self._body for found in addresses))


def _addresses(photo: PhotoView) -> set[str]:
    return {address for _, _, address in photo.renditions}


def _picture(photo: PhotoView, ref: PhotoRef, alt: str) -> Data:
    files = sorted(photo.renditions)
    width, height, src = next((file for file in files if file[0] >= 800), files[-1])
    across, down = ref.focus or (0.5, 0.5)  # as classes in steps of a tenth: a strict policy bars style attributes
    return {
        "src": src,
        "width": width,
        "height": height,
        "files": [[file[0], file[2]] for file in files] if len(files) > 1 else [],
        "large": files[-1][2],
        "focus": f"fx{round(across * 10)} fy{round(down * 10)}" if ref.focus else "",
        "alt": alt,
    }
