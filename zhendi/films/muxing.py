"""One MP4 from packets that are ready: index in front, no edit list, no date, the same bytes every time."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import av
from av.container import OutputContainer
from av.packet import Packet
from av.stream import Stream

from zhendi.films import coding, sound
from zhendi.films.coding import FPS, Picture, Profile
from zhendi.films.fitting import Size

_TRACK = coding.Quality(23, ())


def write_mp4(
    file: Path, profile: Profile, size: Size, header: bytes, pictures: Iterable[Picture], aac: Iterable[bytes]
) -> int:
    """Write a film: one picture each 1/25 s, one AAC packet each 1024 samples of 48 kHz; returns how many pictures.

    header holds the parameter sets of the pictures. Raises UnlikeHeaders if they are not those of the profile.
    """
    options = {"movflags": "+faststart", "fflags": "+bitexact", "use_editlist": "0", "video_track_timescale": "25000"}
    with av.open(str(file), "w", format="mp4", container_options=options) as container:
        video = container.add_stream("libx264", rate=FPS, options=coding.options(profile, _TRACK))
        coding.prepare(video.codec_context, size)
        audio = container.add_stream("aac", rate=sound.RATE)
        sound.prepare(audio.codec_context)
        container.start_encoding()
        coding.joined_header(
            coding.parameter_sets(each) for each in (header, bytes(video.codec_context.extradata or b""))
        )
        return _mux(container, video, audio, pictures, aac)


def _mux(
    container: OutputContainer, video: Stream, audio: Stream, pictures: Iterable[Picture], aac: Iterable[bytes]
) -> int:
    """Both side by side, as a player needs them."""
    waiting = _audio_packets(audio, aac)
    due, count = next(waiting, None), 0
    for count, picture in enumerate(pictures, 1):
        container.mux_one(_packet(video, picture.data, count - 1, 1, Fraction(1, FPS), picture.is_key))
        while due is not None and due.pts is not None and due.pts * FPS < count * sound.RATE:
            container.mux_one(due)
            due = next(waiting, None)
    return count


def _audio_packets(stream: Stream, aac: Iterable[bytes]) -> Iterator["Packet[Stream]"]:
    for number, data in enumerate(aac):
        yield _packet(stream, data, number * sound.BLOCK, sound.BLOCK, Fraction(1, sound.RATE), True)


def _packet(stream: Stream, data: bytes, at: int, lasts: int, time_base: Fraction, is_key: bool) -> "Packet[Stream]":
    packet: Packet[Stream] = Packet(data)
    packet.stream = stream
    packet.time_base = time_base
    packet.pts = packet.dts = at
    packet.duration = lasts
    packet.is_keyframe = is_key
    return packet
