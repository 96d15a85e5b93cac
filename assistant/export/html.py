"""A page as one HTML file that asks nothing of any network."""

from html import escape

from assistant.export.page import Page, Part

STYLE = (
    "body{font:18px/1.5 system-ui,sans-serif;max-width:38rem;margin:2rem auto;padding:0 1rem;color:#111;"
    "background:#fff}h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1rem}"
    "p.note{border-left:4px solid #00524d;padding-left:1rem}@media print{body{margin:0}}"
)


def as_html(page: Page) -> str:
    """Return the document."""
    parts = "\n".join(_part(part) for part in page.parts)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(page.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<h1>{escape(page.title)}</h1>\n<p class="note">{escape(page.note)}</p>\n{parts}\n'
        "</main>\n</body>\n</html>\n"
    )


def _part(part: Part) -> str:
    cards = "\n".join(f"<h3>{escape(title)}</h3>\n{_list(texts)}" for title, texts in part.cards)
    listed = _list(part.paragraphs) if part.paragraphs else ""
    return f"<section>\n<h2>{escape(part.heading)}</h2>\n{listed}{cards}\n</section>"


def _list(texts: tuple[str, ...]) -> str:
    items = "\n".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<ul>\n{items}\n</ul>\n"
