from contextlib import suppress

import pytest

from articles.rendering import (
    MAX_CHARACTERS,
    PictureSource,
    TextTooLongError,
    limits,
    render,
)

SIZE = 80_000


def test_the_longest_text_is_rendered_and_one_letter_more_is_refused():
    assert render("word " * (MAX_CHARACTERS // 5)).words == MAX_CHARACTERS // 5

    with pytest.raises(TextTooLongError, match=r"200,001 characters.*200,000"):
        render("x" * (MAX_CHARACTERS + 1))


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_are_counted_however_they_end(line_break):
    assert render(line_break.join("a" for _ in range(limits.MAX_LINES))).words

    with pytest.raises(TextTooLongError, match="10,001 lines"):
        render(line_break.join("a" for _ in range(limits.MAX_LINES + 1)))


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("[" * 5_001, "5,001 opening square brackets"),
        ("*a_ " * 10_001, "20,002 stars and underscores"),
        ("https://a.b " * 3_001, "3,001 web addresses"),
    ],
)
def test_a_flood_of_one_sign_is_refused_with_a_count(text, things):
    with pytest.raises(TextTooLongError, match=things):
        render(text)


@pytest.mark.parametrize(
    "text",
    [
        '[a]: /u "' + "t" * 40_000 + '"\n\n' + "![a]\n\n" * 4_000,
        "[a]: /" + "u" * 40_000 + "\n\n" + "[a]" * 4_000,
        "[a]: /" + "é" * 1_900 + "\n\n" + "[a]" * 4_900,
    ],
)
def test_a_long_reference_used_thousands_of_times_is_refused(text):
    with pytest.raises(TextTooLongError, match="Shorten the longest"):
        render(text, resolve_picture=lambda _: PictureSource("/a.jpg", 1, 1))


def test_a_page_many_times_longer_than_its_text_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "MAX_PAGE_CHARACTERS", 1_000)

    with pytest.raises(TextTooLongError, match="many megabytes"):
        render("&" * 300)


SLOW_SHAPES = {
    "brackets": "[",
    "images": "![",
    "links": "[a](",
    "reference links": "[a][",
    "nested brackets": "[" * 2_400 + "]" * 2_400,
    "stars": "*",
    "emphasis never closed": "*a ",
    "mixed emphasis": "_a*__",
    "stars and underscores": "*_",
    "tildes": "~~a",
    "double quotes": '"a ',
    "mixed quotes": "\"'a ",
    "deep quotations": "> ",
    "quotation lines": ">" * 30 + "a\n",
    "deep lists": "- ",
    "list items": "- a\n",
    "mixed lists": "- 1. + ",
    "pipes": "|",
    "tables": "|a|b|\n|-|-|\n|c|d|\n\n",
    "a table to fill": "|" + "a|" * 400 + "\n|" + "-|" * 400 + "\n" + "b\n" * 400,
    "tags": "<a ",
    "comments": "<!--",
    "declarations": "<!A ",
    "instructions": "<?",
    "autolinks": "<http:",
    "ampersands": "&",
    "entities": "&#x41;",
    "broken entities": "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "backticks": "`",
    "backtick runs": "`a``b```c",
    "fences": "```\n",
    "backslashes": "\\",
    "headings": "# a\n",
    "underlined headings": "a\n-\n",
    "definitions": "[a]: b\n",
    "definitions never closed": "[a]: b 'c\n",
    "footnotes": "[^a]: b[^a] ",
    "addresses": "http://",
    "web addresses": "https://a.b/(",
    "mail addresses": "a@b.",
    "many mail addresses": "a@b.co\n",
    "schemes": "a://",
    "digits": "1",
    "spaced digits": "1 ",
    "phone numbers": "775-235-2205 ",
    "opened numbers": "((1-",
    "callouts": "> [!NOTE]\n> a\n\n",
    "tasks": "- [x] a\n",
    "pictures": "![a](b)\n\n",
    "combining marks": "a\u0301\u0301\u0301",
    "heading of combining marks": "# " + "\u0301" * 5_000 + "\n",
    "spaces": " ",
    "tabs": "\t",
}


@pytest.mark.parametrize("shape", SLOW_SHAPES.values(), ids=SLOW_SHAPES)
def test_a_text_made_to_be_slow_within_the_limits_comes_to_an_end(shape):
    text = (shape * (SIZE // len(shape) + 1))[:SIZE]
    text = "\n".join(text.split("\n")[: limits.MAX_LINES])
    for sign, most in (
        ("[", limits.MAX_BRACKETS),
        ("*", limits.MAX_STARS // 2),
        ("_", limits.MAX_STARS // 2),
        ("://", limits.MAX_WEB_ADDRESSES),
    ):
        text = sign.join(text.split(sign)[:most])

    with suppress(TextTooLongError):
        render(text)


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "> - "])
def test_words_nested_too_deeply_are_kept(read, mark):
    assert read(render(mark * 200 + "word").html).words[-1] == "word"


def test_words_in_a_list_nested_too_deeply_are_kept(read):
    text = "\n".join("  " * depth + f"- word{depth}" for depth in range(60))

    words = {word for word in read(render(text).html).words if word != "-"}

    assert words == {f"word{depth}" for depth in range(60)}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\0b", "ab"),
        ("a\ud800b", "ab"),
        ("a\ufffeb", "ab"),
        ("a\x1bb\x07", "ab"),
        ("a\x0bb", "a b"),
        ("a&#12;b", "a\nb"),
        ("a&#0;b", "a\ufffdb"),
        ("a&#xD800;b", "a\ufffdb"),
        ("a\u202eb", "a\u202eb"),
        ("e\u0301 é", "e\u0301 é"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
    ],
)
def test_what_no_page_can_carry_is_dropped_and_all_else_kept(text, kept):
    rendered = render(text)

    assert rendered.text == kept
    assert rendered.html.strip() == f"<p>{kept}</p>".replace("a b", "a\nb")
    rendered.html.encode()
