#!/usr/bin/env python3
"""Draws the mark of Dateline as SVG and PNG.

    pip install pillow
    python3 assets/icons/make.py

A sheet with a time line: days as dots, a vague date as a bar, and one accented day with its stem.
The output lies beside this script.
"""

from pathlib import Path

from PIL import Image, ImageDraw

HERE = Path(__file__).resolve().parent

# Colours of the light theme.
PAPER, EDGE, LINE, INK, ACCENT = "#FCFBF9", "#D2CDC3", "#B9C3D6", "#34445E", "#2A5BD0"
SOFT = "#8393AC"

# Everything is measured on a square of 64, y downwards. Small sizes use fewer, heavier parts.
SHEET = (3, 3, 61, 61, 14)  # left, top, right, bottom, radius
Y = 40
FULL = {
    "line": (8.5, 55.5, 2.6),                     # from, to, thickness
    "dots": [(14, 4.0, INK), (52.5, 3.4, INK)],  # x, radius, colour
    "bars": [(21, 31, 6.4, SOFT)],           # from, to, thickness, colour
    "day": (40.5, 5.8),                            # x, radius
    "stem": (40.5, 13, 29.5, 3.6),                 # x, top, bottom, thickness
}
SMALL = {
    "line": (10, 54, 4.5),
    "dots": [(18, 6.5, INK)],
    "bars": [],
    "day": (42, 9),
    "stem": (42, 11, 25, 6),
}


def shapes(parts):
    """The mark as (kind, numbers, colour), in drawing order."""
    left, right, thick = parts["line"]
    yield "bar", (left, Y - thick / 2, right, Y + thick / 2, thick / 2), LINE
    for left, right, thick, colour in parts["bars"]:
        yield "bar", (left, Y - thick / 2, right, Y + thick / 2, thick / 2), colour
    for x, radius, colour in parts["dots"]:
        yield "dot", (x, Y, radius), colour
    x, top, bottom, thick = parts["stem"]
    yield "bar", (x - thick / 2, top, x + thick / 2, bottom, thick / 2), ACCENT
    x, radius = parts["day"]
    yield "dot", (x, Y, radius), ACCENT


def svg(parts):
    left, top, right, bottom, radius = SHEET
    rows = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">',
        "<title>Dateline</title>",
        f'<rect x="{left}" y="{top}" width="{right - left}" height="{bottom - top}" rx="{radius}"'
        f' fill="{PAPER}" stroke="{EDGE}" stroke-width="1.5"/>',
    ]
    for kind, at, colour in shapes(parts):
        if kind == "dot":
            rows.append(f'<circle cx="{at[0]:g}" cy="{at[1]:g}" r="{at[2]:g}" fill="{colour}"/>')
        else:
            l, t, r, b, round_ = at
            rows.append(f'<rect x="{l:g}" y="{t:g}" width="{r - l:g}" height="{b - t:g}" rx="{round_:g}" fill="{colour}"/>')
    return "\n".join(rows + ["</svg>", ""])


def png(parts, size):
    """Drawn eight times as large and reduced, since Pillow does not smooth edges."""
    scale = size * 8 / 64
    image = Image.new("RGBA", (size * 8, size * 8), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    left, top, right, bottom, radius = (v * scale for v in SHEET)
    draw.rounded_rectangle((left, top, right, bottom), radius, fill=PAPER, outline=EDGE, width=max(8, round(1.5 * scale)))
    for kind, at, colour in shapes(parts):
        at = [v * scale for v in at]
        if kind == "dot":
            x, y, r = at
            draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)
        else:
            draw.rounded_rectangle(at[:4], at[4], fill=colour)
    # Premultiplied, so that the clear corners don't darken the edge.
    return image.convert("RGBa").resize((size, size), Image.LANCZOS).convert("RGBA")


def main():
    (HERE / "dateline.svg").write_text(svg(FULL))
    for size in (16, 24, 32, 48, 64, 128, 256, 512):
        png(SMALL if size < 40 else FULL, size).save(HERE / f"dateline-{size}.png", optimize=True)


if __name__ == "__main__":
    main()
