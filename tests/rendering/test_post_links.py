import pytest

from articles.rendering import render

POSTS = {
    "post:3f2a9c01de": "/articles/rest/",
    "post:elsewhere": "https://elsewhere.example/a",
    "post:script": "javascript:alert(1)",
    "post:empty": "",
    "post:umlaut": "/articles/müde sein/",
}


def html(text):
    return render(text, resolve_link=POSTS.get).html


def test_a_link_to_a_post_leads_to_where_the_post_is():
    assert html("[words](post:3f2a9c01de)") == (
        '<p><a href="/articles/rest/">words</a></p>\n'
    )


def test_the_place_within_the_post_is_kept():
    assert '"/articles/rest/#h-part"' in html("[words](post:3f2a9c01de#h-part)")


@pytest.mark.parametrize(
    "destination",
    [
        "post:gone",
        "post:empty",
        "post:script",
        "post:",
        "post:a/b",
        "post:3f2a9c01de?a",
        "post:3f2a9c01de:1",
        "POST:3f2a9c01de",
        "posts:3f2a9c01de",
    ],
)
def test_a_link_to_no_post_keeps_its_words_only(destination):
    assert html(f"[the *words*](<{destination}>)") == ("<p>the <em>words</em></p>\n")


def test_without_a_resolver_only_the_words_are_shown():
    assert render("[words](post:3f2a9c01de)").html == "<p>words</p>\n"


def test_the_answer_is_checked_as_any_address():
    assert html("[a](post:elsewhere)") == (
        '<p><a href="https://elsewhere.example/a" rel="noopener">a</a></p>\n'
    )
    assert 'href="/articles/m%C3%BCde%20sein/"' in html("[a](post:umlaut)")


def test_each_post_is_asked_for_once_and_as_written():
    asked = []

    def resolve(reference):
        asked.append(reference)
        return POSTS.get(reference)

    render(
        "[a](post:3f2a9c01de#b) [c](post:3f2a9c01de) [d][e] [f](post:Gone-1)\n\n"
        "[e]: post:3f2a9c01de\n",
        resolve_link=resolve,
    )

    assert asked == ["post:3f2a9c01de", "post:Gone-1"]


def test_nothing_but_posts_is_asked_for():
    asked = []

    render(
        "[a](/b) [c](post:) https://d.example ![e](post:f)", resolve_link=asked.append
    )

    assert asked == []


def test_the_outline_tells_which_posts_are_not_there():
    links = render(
        "[a](post:3f2a9c01de#b) and [c](post:gone)", resolve_link=POSTS.get
    ).outline[1:]

    assert [(link.text, link.target, link.kept) for link in links] == [
        ("a", "post:3f2a9c01de#b", True),
        ("c", "post:gone", False),
    ]
