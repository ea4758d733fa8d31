"""Headings, lists, tables, pictures and notes from tags of every make."""

import pytest

from articles.exchange.html import html_to_markdown


def convert(html):
    return html_to_markdown(html).markdown


@pytest.mark.parametrize(
    ("levels", "marks"),
    [
        ("1", "2"),
        ("123", "234"),
        ("13", "23"),
        ("2 4 2 3", "2323"),
        ("3 2 3", "223"),
        ("123456", "234566"),
        ("1 1 2", "223"),
    ],
)
def test_headings_begin_at_the_second_level_and_skip_none(levels, marks):
    html = "".join(f"<h{n}>a</h{n}>" for n in levels.replace(" ", ""))
    lines = convert(html).split("\n\n")
    assert [line.count("#") for line in lines] == [int(mark) for mark in marks]


def test_a_heading_is_not_bold_and_has_one_line():
    assert convert("<h2><b>A</b> <i>b</i><br>c #</h2>") == "## A *b* c \\#"


def test_an_empty_heading_paragraph_and_item_go_away():
    assert convert("<h2> </h2><p>&nbsp;</p><ul><li></li></ul><p>a</p>") == "a"


def test_bold_lines_over_text_are_headings_only_where_there_are_no_others():
    text = "<p>It goes on for a good while after that, and then it stops.</p>"
    converted = html_to_markdown(f"<p><b>What it is</b></p>{text}")
    assert converted.markdown.startswith("## What it is\n\n")
    assert converted.notes == ("Taken as headings: “What it is”.",)
    marked = html_to_markdown(f"<h2>A</h2><p><b>What it is</b></p>{text}")
    assert "**What it is**" in marked.markdown
    for line in ("Here is what helps:", "It ends.", "a " * 20):
        assert "#" not in convert(f"<p><b>{line}</b></p>{text}")
    assert "#" not in convert("<p><b>One</b></p><p><b>Two</b></p>")


def test_words_numbered_headings_keep_their_numbers():
    html = (
        "<h1 style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2."
        "<span>&nbsp; </span></span>Rest</h1>"
    )
    assert convert(html) == "## 2. Rest"


def test_lists_go_five_deep_and_no_deeper():
    html = "".join(f"<ul><li>{n}" for n in range(1, 8)) + "</ul>" * 7
    assert convert(html).split("\n")[3:] == [
        "      - 4",
        "        - 5",
        "        - 6",
        "        - 7",
    ]


def test_an_item_holds_paragraphs_tables_quotations_and_code():
    html = (
        "<ol><li><p>a</p><p>b</p></li><li>c<blockquote>d</blockquote></li>"
        "<li><pre>e\n f</pre></li></ol>"
    )
    assert convert(html) == (
        "1. a\n\n   b\n2. c\n\n   > d\n3. ```\n   e\n    f\n   ```"
    )


def test_two_lists_in_a_row_stay_two():
    assert convert("<ul><li>a</li></ul><ul><li>b</li></ul>") == "- a\n\n* b"
    assert convert("<ol><li>a</li></ol><ol><li>b</li></ol>") == "1. a\n\n1) b"
    assert convert("<ul><li>a</li></ul>c<ul><li>b</li></ul>") == "- a\n\nc\n\n- b"


def test_numbers_are_those_of_the_source():
    assert convert('<ol start="3"><li>a</li><li value="7">b</li></ol>') == "3. a\n7. b"


def test_a_numbered_list_below_words_of_an_item_is_a_list_whatever_its_number():
    html = "<ul><li>a<ol start=4><li>b</li></ol></li></ul>"
    assert convert(html) == "- a\n\n  4. b"


def word_item(mark, words, level=1):
    return (
        f"<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'>"
        f"<![if !supportLists]><span style='mso-list:Ignore'>{mark}<span>&nbsp;"
        f"</span></span><![endif]>{words}</p>"
    )


def test_words_paragraphs_become_lists_by_their_marks():
    html = word_item("1.", "a") + word_item("a)", "b", 2) + word_item("2.", "c")
    assert convert(html) == "1. a\n   1. b\n2. c"
    assert convert(word_item("§", "a") + word_item("ü", "b")) == "- a\n- b"
    assert convert(word_item("o", "a")) == "- a"


def test_words_lists_go_on_below_a_paragraph_and_begin_anew_at_one():
    html = word_item("1.", "a") + "<p>b</p>" + word_item("2.", "c")
    assert convert(html) == "1. a\n\nb\n\n2. c"
    html = word_item("1.", "a") + word_item("1.", "b")
    assert convert(html) == "1. a\n\n1) b"


def test_a_paragraph_set_like_the_item_above_belongs_to_it():
    html = word_item("·", "a") + "<p class=MsoListParagraph>b</p>" + "<p>c</p>"
    assert convert(html) == "- a\n\n  b\n\nc"


def test_typed_marks_make_a_list_where_they_count():
    assert convert("<p>1. a</p><p>2. b</p>") == "1. a\n2. b"
    assert convert("<p>- a</p><p>- b</p>") == "- a\n- b"
    assert convert("<p>1. a</p><p>5. b</p>") == "1\\. a\n\n5\\. b"
    assert convert("<p>- a</p><p>b</p>") == "\\- a\n\nb"
    assert convert("<div>• a<br>• b</div>") == "- a\n- b"


def test_a_table_has_its_first_row_as_header_and_one_line_a_cell():
    html = (
        "<table><tr><td><p><b>A</b></p></td><td>B</td></tr>"
        "<tr><td><p>1|2</p><p>3</p></td><td><ul><li>x</li><li>y</li></ul></td></tr>"
        "</table>"
    )
    assert convert(html) == "| A | B |\n| --- | --- |\n| 1\\|2 3 | • x • y |"


def test_cells_that_span_keep_the_columns_in_place():
    html = (
        "<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr>"
        "<tr><td>c</td><td>d</td></tr></table>"
    )
    assert convert(html) == "| a | b |  |\n| --- | --- | --- |\n|  | c | d |"


def test_a_table_that_only_arranges_a_page_goes_away():
    assert convert("<table><tr><td><p>a</p><p>b</p></td></tr></table>") == "a\n\nb"
    html = "<table role=presentation><tr><td>a</td><td>b</td></tr><tr><td>c</table>"
    assert convert(html) == "a\n\nb\n\nc"


def test_a_table_within_a_table_becomes_words_of_its_cell():
    inner = "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    html = f"<table><tr><td>a<td>b<tr><td>c<td>{inner}</table>"
    assert convert(html) == "| a | b |\n| --- | --- |\n| c | 1 2 3 4 |"


def test_rows_that_were_copied_without_their_table_are_one():
    html = (
        "<table><!--StartFragment--><col width=9><tr><td>a</td><td>b</td></tr>"
        "<tr><td>c</td><td>d</td></tr><!--EndFragment--></table>"
    )
    assert convert(html) == "| a | b |\n| --- | --- |\n| c | d |"
    rows = "<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>"
    assert convert(rows) == "| a | b |\n| --- | --- |\n| c | d |"


def test_pictures_come_along_or_leave_a_mark():
    converted = html_to_markdown(
        '<p>a <img src="pasted:0" alt=""> b</p><p><img src="https://x.org/a.png" '
        'alt="A dog"></p><p>c<img src="file:///C:/b.png"> d</p>'
        '<img src="data:image/png;base64,AA"><img src="https://t.org/o.gif" width=1 '
        "height=1>"
    )
    assert converted.markdown == (
        "a ![describe this picture](pasted:0) b\n\n![A dog](https://x.org/a.png)\n\n"
        "c\n\n![picture missing]()\n\nd\n\n![picture missing]()"
    )
    assert converted.notes == (
        "2 pictures could not come along; their places are marked. Add them with the "
        "Picture button.",
    )


def test_a_file_name_describes_no_picture_and_an_emoji_is_a_character():
    assert convert('<img src="pasted:1" alt="IMG_2041.jpeg">') == (
        "![describe this picture](pasted:1)"
    )
    assert convert('<p>a <img src="https://x.org/1f642.png" alt="🙂"></p>') == "a 🙂"


def test_a_caption_is_kept_with_its_picture_or_as_words():
    picture = '<img src="https://x.org/a.png" alt="a [b]">'
    html = f'<figure>{picture}<figcaption>At "dusk"</figcaption></figure>'
    assert convert(html) == '![a \\[b\\]](https://x.org/a.png "At \\"dusk\\"")'
    html = f"<figure>{picture}{picture}<figcaption>Two</figcaption></figure>"
    assert convert(html).endswith("\n\nTwo")
    lost = '<figure><img src="cid:1"><figcaption>Dusk</figcaption></figure>'
    assert convert(lost) == "![picture missing]()\n\nDusk"


def test_breaks_part_lines_and_two_of_them_paragraphs():
    assert convert("<p>a<br>b<br><br>c<br></p>") == "a\\\nb\n\nc"


def test_spaces_are_folded_and_french_ones_kept():
    assert convert("<p> a&nbsp;&nbsp; b\n c&shy;d&#8203;e </p>") == "a b cde"
    text = "«\u00a0Oui\u00a0», 10\u00a0% ; quoi\u00a0?"
    assert convert(f"<p>{text}</p>") == text


def test_typography_is_left_alone():
    text = "“Fix” it—or – it’s … 5 * 3 a_b <3 R&D [x] 'so' #1 ~5 1.5"
    assert (
        convert(f"<p>{text.replace('<', '&lt;').replace('&D', '&amp;D')}</p>") == text
    )


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<b>a</b><b>b</b> <b>c</b>", "**ab c**"),
        ("a<b> b </b>c", "a **b** c"),
        ('<b>"a"</b>b', '**"a**"b'),
        ("a<b>.</b>b", "a.b"),
        ("<b>a<i>b</i></b>c", "**a*b***c"),
        ("<b><code>a`b</code></b>", "**``a`b``**"),
        ("<b>a*</b>*b", "**a\\***\\*b"),
        ("<i>a<br>b</i>", "*a\\\nb*"),
        ("`<b>`</b>", "\\`**\\`**"),
        ("https://x.org/_a<b>b</b>", "<https://x.org/_a>**b**"),
        ("https://x.org/a&lt;/b", "<https://x.org/a>\\</b"),
        ('<a href="https://x.org">a _b_</a>c', "[a _b\\_](https://x.org)c"),
        ("<s>a~</s>~b", "~~a\\~~~\\~b"),
    ],
)
def test_marks_are_set_where_they_are_read(html, markdown):
    assert convert(f"<p>{html}</p>") == markdown


def test_footnotes_are_numbered_in_the_order_of_their_marks():
    html = (
        '<p>a<sup><a href="#fn7">7</a></sup> b<a href="#fn2">[2]</a></p><ol>'
        '<li id="fn2"><p>two <a href="#fnref2">↩</a></p></li>'
        '<li id="fn7"><p>seven</p><p>more</p></li></ol>'
    )
    assert convert(html) == ("a[^1] b[^2]\n\n[^1]: seven\n\n    more\n\n[^2]: two")


def test_a_footnote_that_was_not_copied_leaves_its_mark_as_words():
    assert convert('<p>a<a href="#_ftn3">[3]</a></p>') == "a[3]"
    assert convert('<div id="ftn3"><p>Note.</p></div>') == "Note."


def test_mails_lines_keep_their_ends_only_where_they_are_short():
    assert convert("<div>12 Oak St</div><div>Reno</div>") == "12 Oak St\\\nReno"
    assert convert("<div>a</div><div><br></div><div>b</div>") == "a\n\nb"
    long = "word " * 20
    assert convert(f"<div>{long}</div><div>b</div>") == f"{long.strip()}\n\nb"


def test_text_in_buttons_stays_and_form_fields_go():
    html = (
        "<button>Go</button><input value=a><select><option>b</select>"
        "<textarea>c</textarea><template>d</template><noscript>e</noscript>"
    )
    assert convert(html) == "Go"


def test_a_task_list_stays_one():
    html = "<ul><li><input type=checkbox checked> a</li><li><input type=checkbox>b</ul>"
    assert convert(html) == "- [x] a\n- [ ] b"
