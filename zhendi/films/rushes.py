"""A finished film taken apart again, to be put into a longer one without encoding it a second time."""

from collections.abc import Iterator
from itertools import dropwhile, islice
from pathlib import Path

import av
from av.video.frame import VideoFrame

from zhendi.films import planes
from zhendi.films.coding import FPS, START, Picture
from zhendi.films.planes import Planes


def header(film: Path) -> bytes:
    """Its parameter sets in Annex B form, out of the MP4's own; ISO/IEC 14496-15, 5.3.3.1."""
    with av.open(str(film)) as container:
        record = bytes(container.streams.video[0].codec_context.extradata or b"")
    units, at = b"", 5
    for mask in (0x1F, 0xFF):
        count, at = record[at] & mask, at + 1
        for _ in range(count):
            length = int.from_bytes(record[at : at + 2], "big")
            units += START + record[at + 2 : at + 2 + length]
            at += 2 + length
    return units


def pictures(film: Path, count: int) -> Iterator[Picture]:
    """Its first pictures as they are encoded."""
    with av.open(str(film)) as container:
        packets = (packet for packet in container.demux(video=0) if packet.size)
        for packet in islice(packets, count):
            yield Picture(_annex_b(bytes(packet)), packet.is_keyframe)


def sound(film: Path) -> Iterator[bytes]:
    """Its AAC packets."""
    with av.open(str(film)) as container:
        yield from (bytes(packet) for packet in container.demux(audio=0) if packet.size)


def decoded(film: Path, first: int, last: int) -> tuple[Planes, ...]:
    """Its pictures from one number to another, from 0 and both included; the last picture stands for any after it."""
    with av.open(str(film)) as container:
        video = container.streams.video[0]
        assert video.time_base is not None
        end = video.frames - 1
        begin = min(first, end)
        container.seek(int(begin / FPS / video.time_base), stream=video)
        following = dropwhile(lambda frame: _number(frame) < begin, container.decode(video))
        wanted = islice(following, min(last, end) - begin + 1)
        shown = [planes.of_frame(frame) for frame in wanted]
    return tuple(shown[min(number, end) - begin] for number in range(first, last + 1))


def _number(frame: VideoFrame) -> int:
    return round(frame.time * FPS)


def _annex_b(data: bytes) -> bytes:
    """Start codes for lengths."""
    units, at = b"", 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        units += START + data[at + 4 : at + 4 + length]
        at += 4 + length
    return units
