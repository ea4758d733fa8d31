"""The words that tell a text from others."""

from articles.words import keywords_of, words_of


def keywords(title: str, text: str) -> list[str]:
    return keywords_of(words_of(title), words_of(text), "en")


def test_words_that_come_often_and_in_the_title_tell_most():
    text = "Insomnia came. Sleep left. They were sleeping; sleep stayed away."
    assert keywords("What keeps insomnia going", text) == ["insomnia", "sleep"]


def test_words_that_any_text_holds_tell_nothing():
    assert keywords("", "people feel that they need more time " * 20) == []


def test_there_are_eight_at_most():
    text = " ".join(f"word{'abcdefghijklmnop'[n]} " * 5 for n in range(16))
    assert len(keywords("", text)) == 8
