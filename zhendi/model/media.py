"""The files that may lie beside an entry, by their suffix."""

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".gif", ".bmp", ".tif", ".tiff"})
SOUND = frozenset({".mp3", ".m4a", ".wav", ".ogg"})
FILM = frozenset({".mp4", ".mov", ".webm"})
RECORDINGS = SOUND | FILM
# SVG is refused where an entry names it, with a remedy; lying about it does no harm.
MEDIA = PICTURES | RECORDINGS | {".svg", ".avif"}
