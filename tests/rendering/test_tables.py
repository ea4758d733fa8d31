from articles.rendering import render, tables


def test_cells_are_aligned_by_class_and_headers_name_their_column(read):
    page = read(render("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |").html)

    assert [th.attributes for th in page.all("th")] == [
        {"class": "align-left", "scope": "col"},
        {"class": "align-center", "scope": "col"},
        {"class": "align-right", "scope": "col"},
    ]
    assert [td.attributes["class"] for td in page.all("td")] == [
        "align-left",
        "align-center",
        "align-right",
    ]


def test_a_cell_holds_markup(read):
    assert read(render("| a |\n|---|\n| **b** |").html).one("strong").text == "b"


def test_rows_beyond_the_limit_stay_text(read):
    columns = 100
    rows = ["|" + "a|" * columns, "|" + "-|" * columns, *["b"] * 200]

    page = read(render("\n".join(rows)).html)

    assert len(page.all("td")) + len(page.all("th")) <= tables.MAX_CELLS
    assert page.words.count("b") == 200


def test_the_limit_is_for_all_tables_of_a_text(read):
    columns = 100
    table = "\n".join(["|" + "a|" * columns, "|" + "-|" * columns, *["b"] * 30])

    page = read(render("\n\n".join([table] * 4)).html)

    assert len(page.all("td")) + len(page.all("th")) <= tables.MAX_CELLS
    assert page.words.count("b") == 120


def test_a_table_that_a_phone_must_scroll_can_be_reached_by_the_keyboard(read):
    narrow = "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |"
    wide = "| a | b | c | d |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |"

    page = read(render(f"{narrow}\n\n{wide}\n\n{narrow}").html)

    assert [table.attributes for table in page.all("table")] == [
        {},
        {"tabindex": "0"},
        {},
    ]
