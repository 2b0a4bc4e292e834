"""Avatars drawn at run time: small round-cornered landscapes in flat colours, as PNG. Nothing but the standard library."""

import math
import struct
import zlib

SIZE, SAMPLES = 128, 2   # pixels a side; samples a pixel and direction


def _rgb(text):
    return tuple(int(text[i:i + 2], 16) for i in (0, 2, 4))


def _circle(x, y, cx, cy, r):
    return (x - cx) ** 2 + (y - cy) ** 2 < r * r


def _petals(x, y, cx, cy, count, inner, outer):
    dx, dy = x - cx, y - cy
    return math.hypot(dx, dy) < inner + (outer - inner) * abs(math.cos(count / 2 * math.atan2(dy, dx)))


def _above(x, y, base, *waves):
    return y > base + sum(height * math.sin(2 * math.pi * (count * x + phase)) for count, height, phase in waves)


def _triangle(x, y, top_x, top_y, base_y, half):
    return top_y < y < base_y and abs(x - top_x) < half * (y - top_y) / (base_y - top_y)


# Each picture: background from, to; then layers (colour, test on x, y in 0…1), later ones on top.
PICTURES = {
    "hills": ("ffd9a0", "f6a6a1", [
        ("fff4d6", lambda x, y: _circle(x, y, .68, .36, .14)),
        ("c06c84", lambda x, y: _above(x, y, .62, (1, .08, .1))),
        ("6c5b7b", lambda x, y: _above(x, y, .74, (1.3, .06, .55))),
        ("355c7d", lambda x, y: _above(x, y, .86, (.9, .05, .2)))]),
    "volcano": ("9fd8e8", "e8f6ef", [
        ("ffffff", lambda x, y: _circle(x, y, .5, .24, .08) or _circle(x, y, .58, .19, .1) or _circle(x, y, .67, .24, .07)),
        ("47705f", lambda x, y: _triangle(x, y, .5, .2, 1.0, .62) and y > .32),
        ("f4f1de", lambda x, y: _triangle(x, y, .5, .2, 1.0, .62) and .32 < y < .44 + .03 * math.sin(40 * x)),
        ("81b29a", lambda x, y: _above(x, y, .84, (1.2, .04, .3)))]),
    "moon": ("1d2b53", "5b3d8a", [
        ("fdf6d8", lambda x, y: _circle(x, y, .55, .42, .23) and not _circle(x, y, .65, .36, .2)),
        ("ffffff", lambda x, y: any(_circle(x, y, a, b, r) for a, b, r in ((.2, .2, .015), (.3, .55, .012), (.82, .66, .015), (.15, .42, .01), (.8, .16, .012)))),
        ("141a36", lambda x, y: _above(x, y, .83, (2.2, .03, .1), (5, .012, .4)))]),
    "waves": ("fdf0d5", "fbe0b8", [
        ("d1495b", lambda x, y: _circle(x, y, .5, .42, .22)),
        ("66a5ad", lambda x, y: _above(x, y, .56, (2.5, .035, .0))),
        ("2e7f95", lambda x, y: _above(x, y, .69, (2.5, .035, .3))),
        ("07575b", lambda x, y: _above(x, y, .82, (2.5, .035, .6)))]),
    "lamp": ("4a2c2a", "7a4b34", [
        ("ffcf70", lambda x, y: _circle(x, y, .5, .5, .33)),
        ("ffe6ac", lambda x, y: _circle(x, y, .5, .5, .21)),
        ("2f1b1a", lambda x, y: abs(x - .5) < .012 and y < .3),
        ("c8553d", lambda x, y: _triangle(x, y, .5, .2, .46, .2))]),
    "sail": ("bfe3f2", "eaf6fb", [
        ("ffffff", lambda x, y: .16 < y < .68 and .5 < x < .5 + .3 * (y - .16) / .52),
        ("e4572e", lambda x, y: .24 < y < .68 and .47 > x > .47 - .2 * (y - .24) / .44),
        ("54372a", lambda x, y: .72 < y < .82 and abs(x - .5) < .3 - (y - .72)),
        ("1f6f9f", lambda x, y: _above(x, y, .81, (3, .02, .2)))]),
    "lotus": ("fce4ec", "e1bee7", [
        ("ad5389", lambda x, y: _petals(x, y, .5, .52, 8, .16, .38)),
        ("ec8fb5", lambda x, y: _petals(x, y, .5, .52, 8, .08, .27)),
        ("ffe28a", lambda x, y: _circle(x, y, .5, .52, .09))]),
    "pines": ("dfeaf2", "a9c4d6", [
        ("ffffff", lambda x, y: _above(x, y, .74, (1, .04, .2))),
        ("20504f", lambda x, y: _triangle(x, y, .32, .26, .56, .15) or _triangle(x, y, .32, .4, .78, .2)),
        ("2f6f62", lambda x, y: _triangle(x, y, .66, .36, .62, .13) or _triangle(x, y, .66, .48, .82, .18)),
        ("f4f8fb", lambda x, y: _above(x, y, .82, (1.2, .03, .7)))]),
    "flower": ("fff1c9", "ffd6a5", [
        ("4f772d", lambda x, y: abs(x - .5 - .04 * math.sin(5 * y)) < .02 and y > .5),
        ("e63946", lambda x, y: _petals(x, y, .5, .43, 6, .13, .31)),
        ("7f1d2b", lambda x, y: _circle(x, y, .5, .43, .1))]),
    "citrus": ("c7e8b4", "8fcf8a", [
        ("f28c28", lambda x, y: _circle(x, y, .5, .52, .34)),
        ("fff3d6", lambda x, y: _circle(x, y, .5, .52, .29)),
        ("ffb347", lambda x, y: .05 < math.hypot(x - .5, y - .52) < .26 and abs(math.sin(4 * math.atan2(y - .52, x - .5))) > .16)]),
    "city": ("f7c59f", "ef8354", [
        ("4f5d75", lambda x, y: any(a < x < b and y > top for a, b, top in ((.08, .26, .52), (.3, .44, .4), (.6, .78, .48), (.8, .95, .6)))),
        ("2d3142", lambda x, y: (.44 < x < .6 and y > .38) or _triangle(x, y, .52, .18, .38, .08) or y > .86),
        ("ffe8a3", lambda x, y: .5 < y < .84 and .46 < x < .58 and math.sin(80 * x) > .2 and math.sin(60 * y) > .2)]),
}


def _colour(picture, x, y):
    top, bottom, layers = picture
    for colour, inside in reversed(layers):
        if inside(x, y):
            return _rgb(colour)
    return tuple(a + (b - a) * y for a, b in zip(_rgb(top), _rgb(bottom)))


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def draw(name, size=SIZE):
    """The picture as the bytes of a PNG file."""
    picture, rows = PICTURES[name], []
    offsets = [(i + .5) / SAMPLES for i in range(SAMPLES)]
    for row in range(size):
        line = bytearray(b"\0")
        for column in range(size):
            samples = [_colour(picture, (column + a) / size, (row + b) / size) for a in offsets for b in offsets]
            line += bytes(round(sum(sample[i] for sample in samples) / len(samples)) for i in range(3))
        rows.append(bytes(line))
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b"".join(rows), 9)) + _chunk(b"IEND", b"")
