"""Whatever is typed, the page holds nothing that runs, loads or takes over an id."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.rendering import PictureSource, TextTooLongError, render
from articles.rendering.sanitise import (
    ATTRIBUTES,
    CLASSES,
    SCHEMES,
    TAGS,
    VALUES,
    sanitise,
)

PICTURE_URL = "/media/a.jpg"

PAYLOADS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></ScRiPt>",
    "<img src=x onerror=alert(1)>",
    "<img/src='x'/onerror='alert(1)'>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><style><img src onerror=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>",
    "<embed src=//evil.example>",
    "<form action=javascript:alert(1)><input type=submit>",
    "<button formaction=javascript:alert(1)>a",
    "<style>@import '//evil.example'</style>",
    "<div style='background:url(//evil.example)'>",
    "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<a href=javascript:alert(1)>a</a>",
    "<a id=main name=main>a</a>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml version='1.0'?><a xmlns='http://www.w3.org/1999/xhtml'>",
    "</p></article></main><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\0script:alert(1)",
    "&#106;avascript:alert(1)",
    "javascript&colon;alert(1)",
    "&Tab;javascript:alert(1)",
    "\x01javascript:alert(1)",
    "//evil.example/x.png",
    "\\\\evil.example\\x.png",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "blob:https://evil.example/1",
    "file:///etc/passwd",
    "http://a.b/<script>alert(1)</script>",
    "http://a.b/'onclick='alert(1)",
    'x@a.b"onclick="alert(1)',
    "{: onclick=alert(1) }",
    "{#main .x onclick=alert(1)}",
    "`<img src=x onerror=alert(1)>`",
    "|<script>alert(1)</script>|",
    "+1 775 235 2205<script>alert(1)</script>",
]

PLACES = [
    "{}",
    "a {} b",
    "# {}",
    "{}\n===",
    "- {}",
    "1. {}",
    "- [x] {}",
    "> {}",
    "> [!NOTE]\n> {}",
    "> [!{}]\n> a",
    "**{}**",
    "~~{}~~",
    "`{}`",
    "    {}",
    "```{}\na\n```",
    "```\n{}\n```",
    "<{}>",
    "[{}](/a)",
    "[a]({})",
    "[a](<{}>)",
    '[a](/b "{}")',
    "[a](/b '{}')",
    "![{}](picture:a)",
    "![a]({})",
    "![a](<{}>)",
    '![a](picture:a "{}")',
    "[![{}](picture:a)]({})",
    "[a]: {}\n\n[a]",
    "[a]: <{}>\n\n[a] ![a]",
    '[a]: /b "{}"\n\n[a]',
    "[{}]: /b\n\n[{}]",
    "a[^{}]\n\n[^{}]: b",
    "a[^1]\n\n[^1]: {}",
    "| {} |\n|---|\n| {} |",
    "<a href='{}'>a</a>",
    "<img src='{}'>",
]


def _resolve(destination):
    if destination.startswith("picture:"):
        return PictureSource(PICTURE_URL, 4, 3, caption="A lake", credit="R. Ode")
    return None


def _assert_safe(page):
    for element in page.elements:
        assert element.tag in TAGS
        allowed = {
            *ATTRIBUTES.get(element.tag, ()),
            *VALUES.get(element.tag, ()),
            *({"class"} if element.tag in CLASSES else ()),
        }
        for name, value in element.attributes.items():
            assert name in allowed
            assert not name.startswith("on")
            if name == "src":
                assert value == PICTURE_URL
            elif name == "id":
                assert re.match(r"h-|fn-\d+$|fnref-\d+(-\d+)?$", value)
            elif name == "href":
                scheme = re.match(r"\s*([^/?#:]*):", value)
                assert scheme is None or scheme.group(1).lower() in SCHEMES
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_attack_is_harmless_in_every_place_of_a_text(read, payload):
    for place in PLACES:
        text = place.replace("{}", payload)
        _assert_safe(read(render(text, resolve_picture=_resolve).html))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_sanitiser_alone_stops_an_attack(read, payload):
    for html in (payload, f"<p>{payload}</p>", f'<a href="{payload}">a</a>'):
        cleaned = sanitise(html, picture_urls=frozenset({PICTURE_URL}))
        _assert_safe(read(cleaned))


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ('<img src="/other.jpg" srcset="//evil.example/a 1x">', "<img>"),
        ('<img src="/media/a.jpg" width="9e9">', '<img src="/media/a.jpg">'),
        ('<h2 id="main">a</h2>', "<h2>a</h2>"),
        ('<p id="h-a" class="x callout-title">a</p>', '<p class="callout-title">a</p>'),
        ('<a href="/a" target="_blank" rel="opener">a</a>', '<a href="/a">a</a>'),
        ('<code class="language-py">a</code>', '<code class="language-py">a</code>'),
        ('<code class="x y">a</code>', "<code>a</code>"),
        ('<section role="banner" aria-label="x">a</section>', "<section>a</section>"),
        ('<td style="color:red" class="align-left">a</td>', "a"),
        ("<h1>a</h1>", "a"),
    ],
)
def test_the_sanitiser_keeps_only_what_is_listed(html, kept):
    assert sanitise(html, picture_urls=frozenset({PICTURE_URL})) == kept


@pytest.mark.parametrize(
    "text",
    [
        "{{ settings.SECRET_KEY }}",
        "{% load static %}",
        "a {: onclick=x }",
        "[TOC]",
        "<!--more-->",
        "<b>a</b>",
        "<br>",
        "$a$ :::note",
    ],
)
def test_the_signs_of_other_systems_stay_visible_text(read, text):
    assert render(text).text == text
    assert "".join(read(render(text).html).words) == text.replace(" ", "")


@pytest.mark.parametrize("text", ["&lt;b&gt;", "\\<b>", "`<b>`", "&amp;lt;"])
def test_a_text_about_html_comes_out_as_that_text(text):
    assert render(text).text in ("<b>", "&lt;")
    assert "<b>" not in render(text).html


MARKDOWN = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *("\n", "\n\n", "  \n", "    ", "\t", "# ", "## ", "- ", "- [x] "),
                *("1. ", "> ", "> [!NOTE]\n> ", "***", "*", "_", "~~", "`", "```\n"),
                *("|", "|---|\n", "| a | b |\n|---|---|\n", "[", "](", ")", "![", "]"),
                *("[^1]", "[^1]: ", "[a]: ", "<", ">", "\\", "&", "&#x3c;", '"', "'"),
                *("javascript:", "https://", "a@b.co", "picture:a", "775-235-2205"),
                *("fax ", "—", "“", "\0", "\ud800", "\u202e", "\ufffe", "\r", "word"),
            ]
        ),
        st.sampled_from(PAYLOADS),
        st.text(st.characters(), max_size=5),
    ),
    max_size=40,
).map("".join)


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(text=MARKDOWN)
def test_any_text_makes_a_safe_page_whose_words_are_its_plain_text(read, text):
    rendered = render(text, resolve_picture=_resolve)
    page = read(rendered.html)

    _assert_safe(page)
    assert "".join(page.words) == "".join(rendered.text.split())
    assert (rendered.minutes >= 1) == (rendered.words >= 1)
    assert len(rendered.excerpt) <= 180
    for part in (rendered.html, rendered.text, rendered.excerpt):
        part.encode()


@settings(max_examples=50, deadline=None, derandomize=True, database=None)
@given(MARKDOWN, st.text(max_size=30), st.text(max_size=30), st.text(max_size=3))
def test_nothing_that_is_passed_in_makes_it_fail(text, url, caption, region):
    try:
        render(
            text * 3,
            resolve_picture=lambda _: PictureSource(url, -1, 0, caption, caption),
            region=region,
        )
    except TextTooLongError:
        raise AssertionError("a short text is never refused") from None
