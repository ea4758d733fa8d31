"""No word is lost, none is added, and nothing that runs comes through."""

import html
import re

from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.exchange.html import html_to_markdown
from articles.rendering import render

LETTERS = "abcdeghxz"
SIGNS = "*_`[]()<>&#~|\\+=.:!^“”’—/"
CURLED = str.maketrans("“”‘’", "\"\"''")

word = st.text(alphabet=LETTERS, min_size=1, max_size=6)
odd_word = st.text(alphabet=LETTERS + SIGNS, min_size=1, max_size=8)
words = st.builds(
    lambda first, rest: " ".join([first, *rest]),
    word,
    st.lists(word | odd_word, max_size=5),
)

FORMS = (
    "{}",
    "<b>{}</b>",
    "<i>{}</i> ",
    "<strong> {} </strong>",
    "<em><b>{}</b></em>",
    "<s>{}</s>",
    '<span style="font-weight:700">{}</span>',
    "<span style='font-style:italic;mso-spacerun:yes'> {}</span>",
    '<a href="https://example.org/a_(b)">{}</a>',
    '<a href="javascript:alert(1)">{}</a>',
    '<a href="https://www.google.com/url?q=https://example.org/&amp;sa=D">{}</a>',
    "<code>{}</code>",
    "{}<br>",
    "<script>{}</script>",
    '<span style="display:none">{}</span>',
    "<o:p>{}</o:p>",
)
run = st.builds(
    lambda form, text: form.format(html.escape(text)), st.sampled_from(FORMS), words
)
line = st.lists(run, min_size=1, max_size=5).map("".join)

MARK = "<span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp; </span></span>"
BLOCKS = (
    "<p>{}</p>",
    "<div>{}</div>",
    "<h2>{}</h2>",
    "<h4><b>{}</b></h4>",
    "<blockquote><p>{}</p></blockquote>",
    "<p class=MsoQuote>{}</p>",
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>"
    + MARK.format("·")
    + "{}</p>",
    "<p class=MsoListParagraph style='mso-list:l0 level3 lfo1'>"
    + MARK.format("a.")
    + "{}</p>",
    "<ul><li>{}</li></ul>",
    '<ul><li aria-level="1"><p role="presentation">{}</p></li></ul>',
    "<ul><li>x<ul><li>{}<ol start=4><li>y</li></ol></li></ul></li></ul>",
    "<ol><li><p>{}</p><p>more</p></li><li>z</li></ol>",
    "<table><tr><td><p>{}</p></td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
    "<table><tr><td>{}</td></tr></table>",
    "<dl><dt>{}</dt><dd>d</dd></dl>",
)
block = st.builds(
    lambda form, inner: form.replace("{}", inner), st.sampled_from(BLOCKS), line
)
document = st.lists(block, min_size=1, max_size=5).map("\n".join)


def visible(source):
    soup = BeautifulSoup(source, "html.parser")
    for gone in soup.select("script, [style*=display], [style*='mso-list:Ignore']"):
        gone.decompose()
    return soup.get_text(" ")


def characters(text):
    """Everything but spaces; quotation marks may be curled when a page is made."""
    return "".join(text.split()).translate(CURLED)


def shown(markdown):
    text = render(markdown).text
    # An autolink shows its address whole, a page's text has nothing else of a link.
    return text


@settings(max_examples=80, derandomize=True, deadline=None)
@given(document)
def test_a_page_shows_the_words_that_were_copied(source):
    markdown = html_to_markdown(source).markdown
    assert characters(shown(markdown)) == characters(visible(source))


@settings(max_examples=80, derandomize=True, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(FORMS[:8]), odd_word), min_size=1, max_size=7)
)
def test_marks_set_within_words_never_show(pieces):
    source = "<p>" + "".join(f.format(html.escape(w)) for f, w in pieces) + "</p>"
    markdown = html_to_markdown(source).markdown
    assert characters(shown(markdown)) == characters(visible(source))


@settings(max_examples=60, derandomize=True, deadline=None)
@given(document)
def test_what_comes_out_is_read_again_as_itself(source):
    once = html_to_markdown(source).markdown
    again = html_to_markdown(render(once).html).markdown
    assert characters(shown(again)) == characters(shown(once))


HOSTILE = st.sampled_from(
    (
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        '<a href="JaVaScRiPt:alert(1)">x</a>',
        '<a href=" java\tscript:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<a href="vbscript:x">x</a>',
        '<a href="https://www.google.com/url?q=javascript:alert(1)">x</a>',
        '<iframe src="javascript:alert(1)"></iframe>',
        '<video src="data:video/mp4,x"></video>',
        '<svg onload="alert(1)"><a href="javascript:x">x</a></svg>',
        '<img src="javascript:x" alt="](javascript:alert(1))">',
        '<a href="https://x.example/)[a](javascript:b">x</a>',
        '<img src="https://x.example/)[a](javascript:b" alt="![](javascript:x)">',
        '<p title="<script>">&lt;script&gt;alert(1)&lt;/script&gt;</p>',
        "<p>[a](javascript:alert(1)) &lt;javascript:x&gt;</p>",
        '<style>a{}</style ><a href="//x.example/&#10;javascript:x">x</a>',
    )
)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.lists(HOSTILE | block, min_size=1, max_size=6).map("".join))
def test_nothing_that_runs_comes_through(source):
    page = BeautifulSoup(render(html_to_markdown(source).markdown).html, "html.parser")
    assert not page.find_all(["script", "iframe", "svg", "style", "object", "img"])
    for tag in page.find_all(True):
        assert not [name for name in tag.attrs if name.startswith("on")]
        href = tag.get("href", "#")
        assert re.match(r"(https?://|mailto:|tel:|#)", href), href
