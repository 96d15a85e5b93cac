"""A document as one HTML file: the pictures in it, nothing asked of any network, no script."""

from collections.abc import Iterator
from html import escape

from assistant.domain.signs import for_screen
from assistant.export.report import (
    Block,
    Card,
    Figure,
    Heading,
    Listed,
    Paragraph,
    Report,
    Space,
    Table,
)

STYLE = (
    "body{font:18px/1.5 'Atkinson Hyperlegible',Verdana,system-ui,sans-serif;max-width:44rem;margin:1.5rem auto;"
    "padding:0 1rem;color:#111;background:#fff;overflow-wrap:anywhere}"
    "h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.25rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.2rem 0 .3rem}"
    ".note{border-left:4px solid #00524d;padding-left:1rem}.small,table.small{font-size:.8rem}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}th,td{border:1px solid #5a6b6a;padding:.25rem .4rem;"
    "text-align:left;vertical-align:top}figure{margin:1rem 0}svg{width:100%;height:auto}figcaption{font-size:.85rem}"
    ".card{border:1px solid #5a6b6a;border-radius:4px;padding:.5rem 1rem;margin:.6rem 0;break-inside:avoid}"
    ".write{border-bottom:1px solid #5a6b6a;height:2rem}.stamp{font-weight:700}.page{break-before:page}"
    "@media print{body{margin:0;font-size:11pt}.stamp{position:fixed;top:0;right:0}figure,tr{break-inside:avoid}}"
)
POLICY = "default-src 'none'; style-src 'unsafe-inline'"

_WRITE = '<div class="write"></div>'


def report_html(report: Report) -> str:
    """Return the document; on paper its stamp is at the head of every page."""
    blocks = "\n".join(line for block in report.blocks for line in _block(block))
    subject = f"<p>{_text(report.subject)}</p>\n" if report.subject else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{_text(report.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<p class="stamp">{_text(report.stamp.head)}</p>\n<h1>{_text(report.title)}</h1>\n{subject}{blocks}\n'
        f'</main>\n<footer class="small"><p>{_text(report.stamp.head)}. {_text(report.stamp.foot)}</p></footer>\n'
        "</body>\n</html>\n"
    )


def _text(text: str) -> str:
    return escape(for_screen(text))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"<h{block.level + 1}>{_text(block.text)}</h{block.level + 1}>"
        case Paragraph():
            yield f'<p class="{block.look}">{_text(block.text)}</p>'
        case Listed():
            yield _list(block.items, block.first)
        case Table():
            yield from _table(block)
        case Card():
            yield f'<div class="card"><p><strong>{_text(block.title)}</strong></p>{_list(block.lines)}</div>'
        case Figure():
            yield from _figure(block)
        case Space():
            yield f"<p>{_text(block.label)}</p>{_WRITE * block.lines}"
        case _:
            yield '<div class="page"></div>'


def _list(items: tuple[str, ...], first: int = 0) -> str:
    tag, start = ("ol", f' start="{first}"') if first else ("ul", "")
    inside = "".join(f"<li>{_text(item)}</li>" for item in items)
    return f"<{tag}{start}>{inside}</{tag}>"


def _table(block: Table) -> Iterator[str]:
    look = ' class="small"' if block.is_small else ""
    yield f"<table{look}><colgroup>"
    yield from (f'<col style="width:{width}%">' for width in block.widths)
    yield "</colgroup>"
    if any(block.head):
        yield f"<thead>{_row(block.head, 'th')}</thead>"
    yield "<tbody>"
    yield from (_row(row, "td") for row in block.rows)
    yield "</tbody></table>"


def _row(cells: tuple[str, ...], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{_text(cell)}</{tag}>' for cell in cells)}</tr>"


def _figure(block: Figure) -> Iterator[str]:
    """The picture, and the same in words for who cannot see it."""
    yield f'<figure><div style="max-width:{block.share}%">{block.svg}</div><figcaption>{_text(block.caption)}'
    yield f"<details><summary>The same in words</summary>{_list(tuple(block.model.lines()))}</details>"
    yield "</figcaption></figure>"
