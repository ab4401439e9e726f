"""Enough of ITU-T H.264 to read, without any decoder, whether pictures may follow one another."""

from dataclasses import dataclass


class Bits:
    """Reads a NAL unit's payload, its escapes taken out; 7.2 and 9.1."""

    def __init__(self, unit: bytes) -> None:
        payload = unit[1:].replace(b"\0\0\3", b"\0\0")
        self._bits = "".join(f"{byte:08b}" for byte in payload[:64])
        self._at = 0

    def read(self, count: int) -> int:
        self._at += count
        return int(self._bits[self._at - count : self._at], 2)

    def golomb(self) -> int:
        noughts = self._bits.index("1", self._at) - self._at
        self._at += noughts
        return self.read(noughts + 1) - 1


@dataclass(frozen=True)
class Sps:
    """What slice headers depend on; 7.3.2.1.1."""

    profile: int
    constraints: int
    level: int
    frame_number_bits: int
    order_type: int
    references: int


def sps(unit: bytes) -> Sps:
    bits = Bits(unit)
    profile, constraints, level = bits.read(8), bits.read(8), bits.read(8)
    bits.golomb()
    if profile == 100:
        assert bits.golomb() == 1  # 4:2:0
        assert (bits.golomb(), bits.golomb()) == (0, 0)  # 8 bits
        assert (bits.read(1), bits.read(1)) == (0, 0)
    return Sps(profile, constraints, level, bits.golomb() + 4, bits.golomb(), bits.golomb())


@dataclass(frozen=True)
class Slice:
    """The head of a slice; 7.3.3. idr is idr_pic_id, None where it is no key picture."""

    is_reference: bool
    first: int
    sort: int
    frame_number: int
    idr: int | None


def slice_of(unit: bytes, known: Sps) -> Slice:
    bits = Bits(unit)
    first, sort, _pps = bits.golomb(), bits.golomb() % 5, bits.golomb()
    number = bits.read(known.frame_number_bits)
    idr = bits.golomb() if unit[0] & 31 == 5 else None
    return Slice(unit[0] >> 5 > 0, first, sort, number, idr)
