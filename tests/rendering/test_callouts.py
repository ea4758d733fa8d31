import pytest

from articles.rendering import render


@pytest.mark.parametrize("kind", ["Note", "Tip", "Important", "Warning", "Caution"])
def test_a_marked_quotation_is_a_callout_with_a_plain_title(kind):
    assert render(f"> [!{kind.upper()}]\n> Breathe *out*.").html == (
        f'<aside class="callout callout-{kind.lower()}">\n'
        f'<p class="callout-title">{kind}</p>\n'
        "<p>Breathe <em>out</em>.</p>\n</aside>\n"
    )


@pytest.mark.parametrize("text", ["> [!OTHER]\n> a", "> [!NOTE] a", "> a"])
def test_any_other_quotation_stays_one(text):
    assert render(text).html.startswith("<blockquote>")


def test_a_task_list_says_what_is_done_without_a_form_control(read):
    page = read(render("- [x] call\n- [ ] write\n- rest").html)

    assert [li.attributes for li in page.all("li")] == [
        {"class": "task"},
        {"class": "task"},
        {},
    ]
    assert [span.attributes["aria-label"] for span in page.all("span")] == [
        "Done",
        "To do",
    ]
    assert page.all("input") == []
