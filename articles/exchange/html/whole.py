"""The title, byline and date at the beginning of a whole document in HTML."""

from articles.exchange.blocks import Block as PlainBlock
from articles.exchange.headers import MAX_BLOCKS, Header, read_header
from articles.exchange.navigation import drop_navigation
from articles.exchange.notes import links_left_out

from .blocks import Block, Break, Item, Piece
from .document import HtmlDocument
from .headings import is_above_all

MAX_TITLE = 300
# A byline may be followed by this much before the text begins.
_READ = 3 * MAX_BLOCKS


def take_header(document: HtmlDocument) -> tuple[str, Header]:
    """Take the title and the lines under it out of a document, and return them.

    The links to other pages that a copied page ends with go too, and are quoted in a
    note.
    """
    title = ""
    blocks = document.blocks
    first = blocks[0]
    if is_above_all(first, blocks) and len(first.text) <= MAX_TITLE:
        title = " ".join(first.text.split())
        document.guessed = [words for words in document.guessed if words != first.text]
        del blocks[0]
    dropped = _drop_navigation(blocks)
    plain = [_plain_block(block) for block in blocks[:_READ]]
    header = read_header(plain)
    _leave(blocks, plain, header.body)
    if dropped:
        header.notes.append(links_left_out(dropped))
    return title, header


def _plain_block(block: Block) -> PlainBlock:
    """Return the words of a block for the reader of plain headers."""
    lines = tuple(line for line in block.text.split("\n") if line.strip())
    if block.path and isinstance(block.path[-1], Item):
        return PlainBlock((f"• {' '.join(lines)}",))
    if block.kind != "text" or block.heading or not lines:
        # Nothing before a heading, a table or a picture is said by it.
        return PlainBlock((" ".join(lines) or "—",), prose=True)
    return PlainBlock(lines)


def _leave(
    blocks: list[Block], plain: list[PlainBlock], left: list[PlainBlock]
) -> None:
    """Leave in `blocks` what is left of the plain blocks that stand for them."""
    kept: list[Block] = []
    rest = iter(left)
    following = next(rest, None)
    for block, before in zip(blocks, plain, strict=False):
        if following is None or not set(following.lines) <= set(before.lines):
            continue
        if len(following.lines) < len(before.lines):
            block.pieces = _lines_left(block.pieces, set(following.lines))
        kept.append(block)
        following = next(rest, None)
    blocks[: len(plain)] = kept


def _lines_left(pieces: list[Piece], lines: set[str]) -> list[Piece]:
    runs: list[list[Piece]] = [[]]
    for piece in pieces:
        if isinstance(piece, Break):
            runs.append([])
        else:
            runs[-1].append(piece)
    kept: list[Piece] = []
    for run in runs:
        if Block(run).text in lines:
            kept += [*([Break()] if kept else []), *run]
    return kept


def _drop_navigation(blocks: list[Block]) -> str:
    """Drop the links to other pages at the end, and return their words."""
    tail = blocks[-12:]
    lines = [line for block in tail for line in block.text.split("\n")]
    owners = [block for block in tail for _ in block.text.split("\n")]
    kept, dropped = drop_navigation(lines)
    gone = {id(block) for block in owners[len(kept) :]}
    if not dropped or any(id(block) in gone for block in owners[: len(kept)]):
        return ""
    blocks[:] = [block for block in blocks if id(block) not in gone]
    return dropped
