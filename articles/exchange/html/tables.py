"""Tables: those that hold data stay tables, those that only arrange a page go away."""

from dataclasses import dataclass, field

from .blocks import Block, Break, Item, Piece, Text, in_bold, one_line, plain

MAX_COLUMNS = 60
MAX_SPAN = 20
MAX_CELLS = 5_000  # as many as a page shows in a table


@dataclass(slots=True)
class Cell:
    blocks: list[Block] = field(default_factory=list)
    span: int = 1
    rows: int = 1


@dataclass(slots=True)
class Table:
    """A table while it is read; `around` is the block it would be."""

    around: Block
    arranges: bool = False
    rows: list[list[Cell]] = field(default_factory=list)
    before: list[Block] = field(default_factory=list)

    def cell(self, span: str, rows: str) -> Cell:
        """Return a new cell in the last row."""
        if not self.rows:
            self.rows.append([])
        cell = Cell(span=_number(span), rows=_number(rows))
        self.rows[-1].append(cell)
        return cell

    def blocks(self) -> list[Block]:
        """Return the table as a block, or what was in it when it only arranges."""
        rows = [row for row in self.rows if any(cell.blocks for cell in row)]
        if not rows:
            return self.before
        cells = sum(cell.span * cell.rows for row in rows for cell in row)
        if self.arranges or len(rows) < 2 or cells > MAX_CELLS:
            return self._unwrapped()
        grid = _grid(rows, len(self.around.path))
        if not 2 <= len(grid[0]) <= MAX_COLUMNS:
            return self._unwrapped()
        grid[0] = [in_bold(cell, False) for cell in grid[0]]
        self.around.kind, self.around.rows = "table", grid
        return [*self.before, self.around]

    def _unwrapped(self) -> list[Block]:
        cells = (cell for row in self.rows for cell in row)
        return [*self.before, *(block for cell in cells for block in cell.blocks)]


def _number(value: str) -> int:
    return min(max(int(value), 1), MAX_SPAN) if value[:3].isdecimal() else 1


def _grid(rows: list[list[Cell]], depth: int) -> list[list[list[Piece]]]:
    """Return rows of equal width; what spans several cells is in the first."""
    grid: list[list[list[Piece]]] = []
    held: dict[int, int] = {}
    for row in rows:
        line: list[list[Piece]] = []
        for cell in row:
            while held.get(len(line), 0):
                held[len(line)] -= 1
                line.append([])
            start = len(line)
            line += [_pieces(cell, depth), *([] for _ in range(cell.span - 1))]
            if cell.rows > 1:
                held.update(dict.fromkeys(range(start, len(line)), cell.rows - 1))
        while held.get(len(line), 0):
            held[len(line)] -= 1
            line.append([])
        grid.append(line)
    width = max(len(line) for line in grid)
    filled = [
        column
        for column in range(width)
        if any(len(line) > column and line[column] for line in grid)
    ]
    return [
        [line[column] if column < len(line) else [] for column in filled]
        for line in grid
    ]


def _pieces(cell: Cell, depth: int) -> list[Piece]:
    """Return everything in a cell as one line; `depth` is how deep the table stands."""
    pieces: list[Piece] = []
    for block in cell.blocks:
        if pieces:
            pieces.append(Text(" "))
        item = block.path[-1] if len(block.path) > depth else None
        if len(cell.blocks) > 1 and (block.marker or isinstance(item, Item)):
            counts = isinstance(item, Item) and item.list.ordered
            pieces.append(Text(f"{item.number}. " if counts else "• "))
        for inner in (inner for row in block.rows for inner in row):
            pieces += [*inner, Text(" ")]
        words = one_line(block.pieces)
        pieces += in_bold(words) if block.heading or block.title else words
    has_more = any(not isinstance(piece, Text | Break) for piece in pieces)
    return pieces if has_more or plain(pieces).strip() else []
