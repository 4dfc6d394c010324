#!/usr/bin/env python3
"""Cuts the interface faces down to what Dateline draws.

    npm pack @expo-google-fonts/inter@0.4.2 @expo-google-fonts/source-serif-4@0.4.1
    mkdir inter serif
    tar xzf expo-google-fonts-inter-0.4.2.tgz -C inter
    tar xzf expo-google-fonts-source-serif-4-0.4.1.tgz -C serif
    pip install fonttools==4.68.0
    python3 assets/fonts/make.py inter/package serif/package

The output lies beside this script. Same input, same bytes.
"""

import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.otlLib.optimize import compact
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent

# Scripts and signs that stay, as inclusive ranges of code points.
RANGES = [
    (0x0020, 0x007E), (0x00A0, 0x017F),  # Latin, its supplement, extended A
    (0x018F, 0x018F), (0x0192, 0x0192),  # from extended B: Azeri, Vietnamese,
    (0x01A0, 0x01A1), (0x01AF, 0x01B0),  # pinyin, Romanian and their like
    (0x01CD, 0x01DC), (0x01E6, 0x01E7),
    (0x01FA, 0x01FF), (0x0218, 0x021B),
    (0x0259, 0x0259), (0x02B9, 0x02DD),  # schwa, modifier letters
    (0x0300, 0x030C), (0x0323, 0x0328),  # combining marks
    (0x0370, 0x03CE), (0x0400, 0x045F),  # Greek, Cyrillic
    (0x0490, 0x04FF),
    (0x1E00, 0x1E01), (0x1E0C, 0x1E0D),  # Latin additional: dots below, Welsh,
    (0x1E80, 0x1E85), (0x1E9E, 0x1E9E),  # Vietnamese
    (0x1EA0, 0x1EF9),
    (0x2000, 0x206F), (0x2070, 0x209F),  # punctuation, superscripts and subscripts
    (0x20A0, 0x20BF), (0x2116, 0x2122),  # currencies, № ™
    (0x2150, 0x215F), (0x2190, 0x2199),  # fractions, arrows
    (0x21B5, 0x21B5), (0x21E7, 0x21E7),  # return and shift keys
    (0x2200, 0x22FF), (0x2318, 0x2318),  # operators, command key
    (0x2325, 0x2326), (0x232B, 0x232B),  # option and delete keys
    (0x23CE, 0x23CE), (0x25A0, 0x25FF),  # return key, shapes
    (0x2605, 0x2606), (0x26A0, 0x26A0),  # stars, warning
    (0x2713, 0x2717), (0xFFFD, 0xFFFD),  # check and cross, replacement
]

# Small signs that Inter lacks: code point, drawn from, scale, rise in em.
SMALL_SIGNS = [
    (0x25B4, 0x25B2, 0.62, 0.14),  # ▴
    (0x25B8, 0x25B6, 0.62, 0.14),  # ▸
    (0x25BE, 0x25BC, 0.62, 0.14),  # ▾
    (0x25C2, 0x25C0, 0.62, 0.14),  # ◂
]
# The same sign under another code point.
SAME_SIGNS = [(0x2715, 0x00D7), (0x22EF, 0x2026)]  # ✕ as ×, ⋯ as …

FACES = [
    ("inter", "400Regular/Inter_400Regular.ttf", "Inter-Regular.ttf"),
    ("inter", "500Medium/Inter_500Medium.ttf", "Inter-Medium.ttf"),
    ("inter", "600SemiBold/Inter_600SemiBold.ttf", "Inter-SemiBold.ttf"),
    ("serif", "400Regular/SourceSerif4_400Regular.ttf", "SourceSerif4-Regular.ttf"),
    ("serif", "600SemiBold/SourceSerif4_600SemiBold.ttf", "SourceSerif4-SemiBold.ttf"),
]

# Ligatures are left out: an underline or a highlight may end inside one.
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]


def map_all(font, code, glyph):
    """Lets `code` show `glyph` in every Unicode table of the font."""
    for table in font["cmap"].tables:
        if table.isUnicode() and (code <= 0xFFFF or table.format == 12):
            table.cmap[code] = glyph


def tabular_digits(font):
    """Makes figures of one width the default, so that counts don't jump."""
    cmap = font.getBestCmap()
    for digit in "0123456789":
        tabular = cmap[ord(digit)] + ".tf"
        if tabular in font["glyf"].glyphs:
            map_all(font, ord(digit), tabular)
    widths = {font["hmtx"][font.getBestCmap()[ord(d)]][0] for d in "0123456789"}
    assert len(widths) == 1, f"digits have several widths: {widths}"


def small_signs(font):
    """Adds the small triangles as scaled copies of the large ones."""
    em = font["head"].unitsPerEm
    for code, source_code, scale, rise in SMALL_SIGNS:
        source = font.getBestCmap()[source_code]
        pen = TTGlyphPen(font.getGlyphSet())
        width = font["hmtx"][source][0]
        dx = round(width * (1 - scale) / 2)  # stays in the middle of its advance
        pen.addComponent(source, (scale, 0, 0, scale, dx, round(rise * em)))
        name = f"uni{code:04X}"
        font["glyf"][name] = pen.glyph()
        font["hmtx"][name] = (width, 0)
        glyph = font["glyf"][name]
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (width, glyph.xMin)
        map_all(font, code, name)
    for code, source_code in SAME_SIGNS:
        map_all(font, code, font.getBestCmap()[source_code])


def cut(source, target, with_signs):
    font = TTFont(source, recalcTimestamp=False)
    tabular_digits(font)
    if with_signs:
        small_signs(font)
    options = subset.Options()
    options.hinting = False
    options.layout_features = FEATURES
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    options.drop_tables += ["STAT", "gasp", "prep", "fpgm", "cvt ", "BASE"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes={u for first, last in RANGES for u in range(first, last + 1)})
    cutter.subset(font)
    compact(font, 9)
    font.save(target)
    print(f"{target.name:28} {target.stat().st_size:8} bytes {len(font.getGlyphOrder()):5} glyphs")


def main():
    folders = {"inter": Path(sys.argv[1]), "serif": Path(sys.argv[2])}
    for family, path, name in FACES:
        cut(folders[family] / path, HERE / name, family == "inter")
    shutil.copyfile(folders["inter"] / "LICENSE_FONT", HERE / "Inter-OFL.txt")
    shutil.copyfile(folders["serif"] / "LICENSE_FONT", HERE / "SourceSerif4-OFL.txt")


if __name__ == "__main__":
    main()
