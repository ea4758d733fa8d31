import pytest

from articles.rendering import quotes, render


def test_straight_quotation_marks_become_curly():
    assert render("\"It's 'fine'\", she said").text == "“It’s ‘fine’”, she said"


@pytest.mark.parametrize("mark", ["“", "”", "‘", "’", "&rsquo;"])
def test_a_text_with_one_curly_mark_is_left_as_its_author_set_it(mark):
    text = f'Saying "no" isn{mark}t rude. It\'s "fine".'

    assert 'Saying "no" isn' in render(text).text
    assert 'It\'s "fine".' in render(text).text


def test_a_curly_mark_anywhere_counts_for_the_whole_text():
    assert render('He said "no".\n\n    code’s').text.startswith('He said "no".')


def test_code_keeps_its_straight_marks():
    assert '<code>"a" it\'s</code>' in render('`"a" it\'s` "b"').html


@pytest.mark.parametrize("text", ["(c) (r) +-", "a -- b --- c", "wait...", "??!!"])
def test_no_other_sign_is_replaced(text):
    assert render(text).text == text


def test_a_text_with_very_many_marks_is_left_straight():
    text = '"a" ' * quotes.MAX_MARKS

    assert "“" not in render(text).text
