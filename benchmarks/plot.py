"""The plots of docs/benchmarks.md, as SVG: bars of one kind of measurement, one colour for lintel and one for others."""
from xml.sax.saxutils import escape

OURS, OTHERS, PALE, INK, SOFT, LINE, PAPER = "#0b6e6e", "#8d99a6", "#9cc9c6", "#1f2933", "#616e7c", "#e4e7eb", "#ffffff"
WIDTH, LEFT, RIGHT, TOP, BAR, GAP = 760, 236, 88, 74, 18, 10


def number(value):
    return f"{value:.3g}" if value >= 0.01 else "< 0.01"


def nice_step(largest):
    """A step of 1, 2 or 5 times a power of ten that gives four to eight grid lines."""
    step = 10.0 ** -6
    while True:
        for factor in (1, 2, 5):
            if largest / (step * factor) <= 6:
                return step * factor
        step *= 10


def bars(title, subtitle, groups, unit):
    """`groups`: (label, [(colour, value), ...]) from top to bottom; values that do not fit are cut and marked."""
    ordered = sorted(value for _, group in groups for _, value in group)
    # One bar that dwarfs all others would leave nothing to see of them.
    largest = ordered[-1] if ordered[-1] <= 3 * ordered[-2] else 1.25 * ordered[-2]
    scale = (WIDTH - LEFT - RIGHT) / largest
    rows, y = [], TOP
    for label, group in groups:
        height = len(group) * BAR
        rows.append(f'<text x="{LEFT - 12}" y="{y + height / 2 + 4.5:.1f}" text-anchor="end" fill="{INK}">{escape(label)}</text>')
        for colour, value in group:
            cut = value > largest
            width = max(min(value, largest) * scale, 1)
            rows.append(f'<rect x="{LEFT}" y="{y + 1}" width="{width:.1f}" height="{BAR - 2}" rx="2" fill="{colour}"/>')
            if cut:
                x = LEFT + width - 26
                rows.append(f'<path d="M{x:.0f} {y + BAR}l6 -{BAR}h6l-6 {BAR}z" fill="{PAPER}"/>')
            weight = ' font-weight="600"' if colour == OURS else ""
            rows.append(f'<text x="{LEFT + width + 7:.1f}" y="{y + BAR / 2 + 4.5:.1f}" fill="{INK}"{weight}>{escape(number(value))}</text>')
            y += BAR
        y += GAP
    grid, value, step = [], 0.0, nice_step(largest)
    while value <= largest * 1.0001:
        x = LEFT + value * scale
        grid.append(f'<line x1="{x:.1f}" y1="{TOP - 6}" x2="{x:.1f}" y2="{y}" stroke="{LINE}"/>'
                    f'<text x="{x:.1f}" y="{y + 16}" text-anchor="middle" fill="{SOFT}" font-size="11">{value:g}</text>')
        value += step
    height = y + 44
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'font-family="system-ui, \'Segoe UI\', \'DejaVu Sans\', sans-serif" font-size="13" role="img" '
        f'aria-label="{escape(title)}">',
        f'<rect width="{WIDTH}" height="{height}" rx="8" fill="{PAPER}" stroke="{LINE}"/>',
        f'<text x="24" y="32" font-size="17" font-weight="600" fill="{INK}">{escape(title)}</text>',
        f'<text x="24" y="53" fill="{SOFT}">{escape(subtitle)}</text>',
        *grid, *rows,
        f'<text x="{WIDTH - RIGHT}" y="{y + 34}" text-anchor="end" fill="{SOFT}" font-size="11">{escape(unit)}</text>',
        "</svg>", ""])


def draw(folder, found):
    """Writes the plots of what was found into a folder."""
    readers = (("lintel, borrowed structs", "lintel_borrowed"), ("lintel, owning structs", "lintel"),
               ("simdjson On-Demand, structs", "simdjson"), ("RapidJSON SAX, structs", "rapidjson_sax"),
               ("RapidJSON DOM, a tree", "rapidjson_dom"), ("Boost.JSON parse, a tree", "boost_json"),
               ("nlohmann, a tree", "nlohmann_dom"), ("basic_parser, nothing kept", "floor"))
    parse = bars("Reading a task of 1.4 KB", "from text into memory; shorter is better",
                 [(label, [(OURS if "lintel" in name else OTHERS, found[f"parse/mixed/{name}"]["us"])])
                  for label, name in readers],
                 "µs a document")
    check = bars("Checking: every constraint and rule, from text", "lintel (green) beside a bare parser with an empty "
                 "handler (grey); shorter is better",
                 [(label, [(OURS, found[f"check/{name}/lintel"]["ns_per_byte"]),
                           (OTHERS, found[f"check/{name}/floor"]["ns_per_byte"])])
                  for label, name in (("mixed, 1.4 KB", "mixed"), ("pretty-printed", "pretty"), ("tiny, 200 B", "tiny"),
                                      ("large, 1 MB", "large"), ("mixed, ten findings", "ten"))],
                 "ns a byte")
    scale = bars("Hostile documents: what a byte costs", "in 1 MB (pale) and in 8 MB (dark) of each kind; equal bars "
                 "are linear time",
                 [(name.split("/")[1].replace("_", " "),
                   [(PALE, found[name[:-1] + "1"]["ns_per_byte"]), (OURS, found[name]["ns_per_byte"])])
                  for name in found if name.startswith("scale/") and name.endswith("/8")],
                 "ns a byte")
    for name, picture in (("parse", parse), ("check", check), ("scale", scale)):
        (folder / f"benchmarks-{name}.svg").write_text(picture)
