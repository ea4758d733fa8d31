import pytest

from articles.rendering import Block, Word, render


def words(text, **values):
    return tuple(Word(word, **values) for word in text.split())


@pytest.fixture
def blocks(library):
    return lambda text: render(text, resolve_picture=library).blocks


def test_every_block_is_read_in_the_order_of_the_page(blocks):
    text = (
        "# Rest\n\nSleep well[^1].\n\n- one\n  - two\n\n1. three\n\n   more\n\n"
        "> quoted\n\n> [!TIP]\n> Nap.\n\n| a | b |\n|---|---|\n| c | |\n\n"
        "```\nx = 1\n\ny\n```\n\n***\n\n![A lake](picture:lake)\n\n[^1]: A note."
    )

    assert blocks(text) == (
        Block("heading", words("Rest"), 2),
        Block("paragraph", words("Sleep well.")),
        Block("item", words("one"), 1),
        Block("item", words("two"), 2),
        Block("numbered", words("three"), 1),
        Block("paragraph", words("more"), 1),
        Block("quote", words("quoted")),
        Block("callout", words("Tip")),
        Block("callout", words("Nap.")),
        Block("row", words("a | b")),
        Block("row", words("c |")),
        Block("code", words("x = 1")),
        Block("code", words("y")),
        Block("rule", ()),
        Block("picture", words("A lake", link="picture:lake")),
        Block("caption", words("Evening at the lake R. Ode")),
        Block("note", words("A note.")),
    )


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("**a**", Word("a", "strong")),
        ("***a***", Word("a", "em strong")),
        ("~~`a`~~", Word("a", "code s")),
        ("**a**.", Word("a.", "strong")),
        ("“*a*”", Word("“a”", "em")),
        ("[a](/b)", Word("a", "", "/b")),
        ("([a](/ü))", Word("(a)", "", "/%C3%BC")),
        ("**[a](/b)**", Word("a", "strong", "/b")),
        ("[a](sms:1)", Word("a")),
        ("775-235-2205", Word("775-235-2205", "", "tel:+17752352205")),
    ],
)
def test_a_word_has_its_marks_its_address_and_its_punctuation(blocks, text, word):
    assert blocks(text) == (Block("paragraph", (word,)),)


def test_a_line_that_only_ends_in_the_source_goes_on(blocks):
    assert blocks("a\n*b*\nc") == (
        Block("paragraph", (Word("a"), Word("b", "em"), Word("c"))),
    )


def test_a_line_that_ends_on_the_page_is_marked(blocks):
    assert blocks("a  \nb") == (Block("paragraph", words("a ↵ b")),)


def test_a_task_shows_whether_it_is_done(blocks):
    assert blocks("- [x] call\n- [ ] write") == (
        Block("item", words("☑ call"), 1),
        Block("item", words("☐ write"), 1),
    )


def test_a_picture_within_a_sentence_comes_after_it(blocks):
    assert blocks("See ![a b](picture:plain) here") == (
        Block("paragraph", words("See here")),
        Block("picture", words("a b", link="picture:plain")),
    )


def test_a_picture_without_a_description_is_read_all_the_same(blocks):
    assert blocks("![](picture:plain)") == (
        Block("picture", (Word("", link="picture:plain"),)),
    )


def test_a_picture_that_is_not_shown_is_read_as_the_words_in_its_place(blocks):
    assert blocks("![a lake](https://elsewhere.example/x.png) ![b](gone)") == (
        Block(
            "paragraph",
            (*words("a lake", link="https://elsewhere.example/x.png"), Word("b")),
        ),
    )


def test_what_has_nothing_to_see_is_no_block_but_an_empty_heading_is(blocks):
    assert blocks("![](gone)\n\n-\n\n##") == (Block("heading", (), 2),)
