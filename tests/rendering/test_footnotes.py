from articles.rendering import render


def test_a_footnote_is_linked_there_and_back():
    assert render("Rest.[^a]\n\n[^a]: Sleep.").html == (
        '<p>Rest.<sup class="footnote-ref"><a href="#fn-1" id="fnref-1"'
        ' role="doc-noteref">1</a></sup></p>\n'
        '<section class="footnotes" role="doc-endnotes" aria-label="Notes">\n<ol>\n'
        '<li id="fn-1"><p>Sleep. <a href="#fnref-1" class="footnote-back"'
        ' role="doc-backlink" aria-label="Back to the text">↩︎</a></p>\n</li>\n'
        "</ol>\n</section>\n"
    )


def test_a_note_used_twice_has_two_ways_back(read):
    page = read(render("a[^1] b[^1]\n\n[^1]: c").html)

    assert [a.attributes["href"] for a in page.all("a")] == [
        "#fn-1",
        "#fn-1",
        "#fnref-1",
        "#fnref-1-2",
    ]
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert ids == ["fnref-1", "fnref-1-2", "fn-1"]


def test_a_note_without_its_text_stays_as_typed():
    assert render("a[^1]").html == "<p>a[^1]</p>\n"


def test_a_caret_before_a_bracket_is_no_footnote():
    assert render("2^[3]").html == "<p>2^[3]</p>\n"


def test_footnotes_in_footnotes_leave_a_well_formed_page(read):
    page = read(render("a[^1]\n\n[^1]: b [^2]: c\n\n    [^2]: [^3]: d[^2]").html)

    assert page.words[0] == "a"


def test_a_note_keeps_the_words_around_a_note_that_is_defined_in_it():
    rendered = render("a[^1]\n\n[^1]: one\n    [^2]: two\n\n    three[^2]")

    assert rendered.text.split("\n\n") == ["a", "one", "three", "two"]
