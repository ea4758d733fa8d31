"""Broken, deep or huge HTML is read or refused in a sentence."""

import pytest

from articles.exchange.document import DocumentError
from articles.exchange.html import html_to_markdown


def converts(html):
    """The Markdown, or the sentence of the refusal; anything else fails the test."""
    try:
        return html_to_markdown(html).markdown
    except DocumentError as refusal:
        return str(refusal)


@pytest.mark.parametrize(
    "tag", ["div", "span", "b", "blockquote", "ul><li", "table><tr><td", "font", "a"]
)
@pytest.mark.parametrize("depth", [400, 2_500])
def test_deep_nesting_keeps_its_words(tag, depth):
    html = f"<{tag}>" * depth + "words"
    closing = "".join(f"</{name}>" for name in reversed(tag.split("><")))
    assert "words" in converts(html)
    assert "words" in converts(html + closing * depth + " after")


@pytest.mark.parametrize(
    "html",
    [
        "a\0b<p\0>c",
        "a\ud800b\udfff",
        "&#0;&#xD800;&#x110000;&#999999999999;a" + "&#" + "9" * 6_000 + ";",
        "a<!-- never closed",
        "a<!--><b>",
        "a<p title='never closed>b</p>",
        "a<",
        "a</",
        "<![if !x]>a<![endif]",
        "<?xml a",
        "</p></b></table></td></li></ul>a",
        "<table>a<tr>b<td>c</table>d",
        "<td>a<li>b<dd>c<tr>d",
        "<b><p><i>a</b>b</p></i>c",
        "<ol start=99999999999999999999><li value=-1>a</ol>",
        "<p style='font-size:99999999999999999999px;mso-list:l0 level99'>a",
        "<td colspan=99999999999999999999 rowspan=-1>a",
        "<h9>a</h9><p role=heading aria-level=99999999999999999>b",
        "<img width=1e999 src=x alt=a><a href='http://[x'>b</a>",
        "[caption]a[/caption][caption]<img>[/caption]",
        "\ufeff\ufffc a",
    ],
)
def test_broken_markup_is_read(html):
    assert isinstance(converts(html), str)


@pytest.mark.parametrize("html", ["a<!-- never closed", "a<p title='b>c</p>", "a < b"])
def test_words_beside_broken_markup_stay(html):
    assert converts(html).startswith("a")


def test_nothing_at_all_is_nothing():
    for html in ("", " ", "<html><head></head><body></body></html>", "<p></p>"):
        assert html_to_markdown(html) == html_to_markdown("")
        assert html_to_markdown(html).markdown == ""


@pytest.mark.parametrize(
    "html",
    [
        "<p>" + "a " * 2_100_000,
        "<b>a</b>" * 60_000,
        "<p>" + "word " * 41_000,
        "<p>*a*</p>" * 24_900 + "<p>" + "b" * 30_000,
    ],
)
def test_what_is_too_much_is_refused_in_a_sentence(html):
    with pytest.raises(DocumentError) as refusal:
        html_to_markdown(html)
    assert str(refusal.value).endswith(".")


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    [
        *("<", "<a ", '<a ="', "<!--", "<![", "<?", "&", "&#", "<script>", "[caption]"),
        *("<p>a", "<ul><li>a", "<table><tr><td>a", "<td>a", "<br>", "</p>", "<b></i>"),
        *('<a href="https://x.org/_a">b</a>*', "<b>a</b>.<i>b</i>", "https://x.org/_ "),
        *("*a ", "_a ", "`a ", "[a](b) ", "~~", "\\", "\u00a0", "<p>1. a", "• a<br>"),
    ],
)
def test_much_of_the_same_takes_no_longer_for_each(part):
    assert isinstance(converts(part * (30_000 // len(part))), str)


def test_a_long_word_document_is_read():
    """A clipboard of twenty pages: a megabyte and a half for ten thousand words."""
    font = 'font-size:12.0pt;font-family:"Georgia",serif;mso-ansi-language:EN-US'
    span = f"<span style='{font}'>{{}}</span>"
    prose = "".join(span.format(f"the weather of rest {n} ") for n in range(20))
    mark = "<span style='mso-list:Ignore'>·<span>&nbsp; </span></span>"
    item = (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>"
        f"<![if !supportLists]>{mark}<![endif]>{span.format('A lamp and a chair')}</p>"
    )
    page = f"<h2>A heading</h2><p class=MsoNormal>{prose}<o:p></o:p></p>{item * 4}"
    sheet = "p.MsoNormal {mso-style-unhide:no; margin:0in;}\n" * 10_000
    html = (
        f"<html><head><style><!--\n{sheet}--></style></head><body>"
        f"<!--StartFragment-->{page * 85}<!--EndFragment--></body></html>"
    )
    markdown = html_to_markdown(html).markdown
    assert len(markdown.split()) > 10_000
    assert markdown.count("\n- A lamp and a chair") == 340
