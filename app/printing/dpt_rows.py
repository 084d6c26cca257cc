"""Drawing one row of a list: its cells, each in the middle of the row's height."""

from app.printing.dpt_layout import Line, baselines
from app.printing.fonts import table_face
from app.printing.page import Marks


def draw_row(marks: Marks, line: Line, edges: tuple[float, ...], top: float) -> None:
    """`edges`: the column lines; `top`: the row's upper rule."""
    face = table_face()
    for cell, left in zip(line.cells, edges, strict=False):
        drops = baselines(len(cell.lines), cell.size, line.height)
        for text, start, drop in zip(cell.lines, cell.starts, drops, strict=True):
            if text:
                marks.text(left + start, top - drop, text, face, cell.size)
