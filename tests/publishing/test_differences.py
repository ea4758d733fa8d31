import random

import pytest
from django.template.loader import render_to_string

from articles.publishing.differences import (
    BlockChange,
    Fold,
    Piece,
    compare_blocks,
    compare_words,
    folded,
    word_count_change,
)
from articles.publishing.differences.matching import Matcher
from articles.rendering import Block, Word, render

LAKE = "The lake was still and the boat lay where they had left it in the spring"


def words(text, **values):
    return tuple(Word(word, **values) for word in text.split())


def compare(before, after):
    return compare_blocks(render(before).blocks, render(after).blocks)


def shown(pieces):
    """The pieces as signs around their words."""
    signs = {"added": "+{}+", "removed": "-{}-", "same": "{}", "relinked": "~{}~"}
    return " ".join(signs[piece.change].format(piece.text) for piece in pieces)


def story(comparison):
    return [
        (block.change, block.kind, shown(block.pieces)) for block in comparison.blocks
    ]


def prose(number, *, seed=1):
    """Words as common and as rare as those of a language."""
    vocabulary = [f"word{rank}" for rank in range(3_000)]
    weights = [1 / (rank + 3) for rank in range(3_000)]
    return random.Random(seed).choices(vocabulary, weights, k=number)


def paragraph(listed):
    return [Block("paragraph", tuple(map(Word, listed)))]


def page(comparison):
    template = "admin/articles/post/_comparison.html"
    return " ".join(render_to_string(template, {"comparison": comparison}).split())


# Blocks


def test_a_text_is_the_same_as_itself():
    comparison = compare("# a\n\nb *c*\n\n---\n", "a\n=\n\nb\n_c_\n\n***\n")

    assert comparison.is_same
    assert (comparison.added, comparison.removed) == (0, 0)


def test_a_change_of_one_letter_marks_one_word():
    comparison = compare(f"First.\n\n{LAKE}.\n\nLast.", f"First.\n\n{LAKE}!\n\nLast.")

    assert story(comparison)[1] == (
        "changed",
        "paragraph",
        f"{LAKE[:-7]} -spring.- +spring!+",
    )
    assert [block.change for block in comparison.blocks] == ["same", "changed", "same"]
    assert (comparison.added, comparison.removed) == (1, 1)


def test_a_word_that_becomes_bold_goes_and_comes():
    assert story(compare(LAKE, LAKE.replace("boat", "**boat**"))) == [
        ("changed", "paragraph", LAKE.replace("boat", "-boat- +boat+"))
    ]


def test_a_heading_that_becomes_a_paragraph_changes_its_kind_only():
    (block,) = compare("## The boat", "The boat").blocks

    assert block == BlockChange(
        "paragraph",
        0,
        "changed",
        (Piece("same", words("The boat")),),
        kind_before="heading",
        level_before=2,
    )


def test_a_heading_of_another_size_is_a_change():
    (_, block) = compare("# a\n\n## The boat", "# a\n\n### The boat").blocks

    assert (block.change, block.level_before, block.level) == ("changed", 3, 4)
    assert block.kind_before == ""


def test_a_moved_paragraph_goes_and_comes():
    texts = [LAKE, "Nobody asked about the oars.", "It rained on Sunday."]

    comparison = compare("\n\n".join(texts), "\n\n".join([*texts[1:], texts[0]]))

    assert [(block.change) for block in comparison.blocks] == [
        "removed",
        "same",
        "same",
        "added",
    ]


def test_a_paragraph_that_came_leaves_the_others_alone():
    comparison = compare(f"One.\n\n{LAKE}", f"One.\n\nTwo new ones.\n\n{LAKE}")

    assert [block.change for block in comparison.blocks] == ["same", "added", "same"]
    assert (comparison.added, comparison.removed) == (3, 0)


def test_changed_paragraphs_are_held_against_what_they_became():
    before = f"{LAKE}.\n\nNobody asked about the oars.\n\nIt rained all Sunday."
    after = f"Quite new here.\n\n{LAKE}!\n\nIt rained all Monday."

    assert [kind for kind, *_ in story(compare(before, after))] == [
        "added",
        "changed",
        "removed",
        "changed",
    ]


def test_a_paragraph_written_anew_is_shown_whole():
    comparison = compare(LAKE, "Write to us and somebody will answer before noon")

    assert [kind for kind, *_ in story(comparison)] == ["removed", "added"]


def test_a_lone_word_that_stayed_between_long_changes_goes_with_them():
    start, end = "It was quiet there for a long while ", " and then we all went home"
    comparison = compare(
        f"{start}one two three four five six lake b c d e f g{end}",
        f"{start}h i j k l m lake o p q r s t{end}",
    )

    assert shown(comparison.blocks[0].pieces).count("lake") == 2


@pytest.mark.parametrize(("before", "after"), [("# Rest", "# Reset"), ("- a", "- b")])
def test_a_short_block_in_the_same_place_is_the_one_that_changed(before, after):
    assert [kind for kind, *_ in story(compare(before, after))] == ["changed"]


def test_a_paragraph_that_splits_is_found_in_its_larger_part():
    half = "and nobody had thought of it since."

    assert story(compare(f"{LAKE} {half}", f"{LAKE}\n\n{half}")) == [
        ("changed", "paragraph", f"{LAKE} -{half}-"),
        ("added", "paragraph", f"+{half}+"),
    ]


def test_a_link_that_leads_elsewhere_keeps_its_words():
    (block,) = compare(f"{LAKE} [near here](/a).", f"{LAKE} [near here](/b).").blocks

    assert block.pieces[1:] == (
        Piece(
            "relinked",
            words("near here.", link="/b"),
            "/a",
            "/b",
        ),
    )
    assert compare("[a](/a)", "[a](/b)").added == 1


def test_words_that_become_a_link_are_linked_from_nowhere():
    (block,) = compare(f"{LAKE} near", f"{LAKE} [near](/b)").blocks

    assert block.pieces[-1] == Piece("relinked", words("near", link="/b"), "", "/b")


def test_another_picture_with_the_same_description_is_a_change():
    one = Block("picture", words("A lake", link="picture:a"))
    other = Block("picture", words("A lake", link="picture:b"))

    (block,) = compare_blocks([one], [other]).blocks

    assert block.pieces == (Piece("relinked", other.words, "picture:a", "picture:b"),)


def test_signs_that_are_no_words_are_not_counted():
    comparison = compare("a", "a\n\n| b | c |\n|---|---|\n\n---\n\nd  \ne")

    assert (comparison.added, comparison.removed) == (4, 0)


def test_a_text_from_nothing_is_added_and_to_nothing_is_removed():
    assert (compare("", "a b\n\nc").added, compare("a b\n\nc", "").removed) == (3, 3)
    assert compare("", "").is_same


# Long texts


def test_one_word_of_a_very_long_paragraph_is_marked_alone():
    before = prose(3_000)
    after = [*before[:1_500], "changed", *before[1_501:]]

    (block,) = compare_blocks(paragraph(before), paragraph(after)).blocks

    assert [piece.change for piece in block.pieces] == [
        "same",
        "removed",
        "added",
        "same",
    ]
    assert block.pieces[2].words == (Word("changed"),)


def test_changes_far_apart_in_a_very_long_paragraph_are_each_marked():
    before = prose(3_000)
    after = list(before)
    for place in range(0, 3_000, 100):
        after[place] = f"new{place}"

    comparison = compare_blocks(paragraph(before), paragraph(after))

    assert (comparison.added, comparison.removed) == (30, 30)


@pytest.mark.slow
@pytest.mark.parametrize("letters", ["ab", "abcdefghijklmnopqrstuvwxyz"])
@pytest.mark.parametrize("size", [10, 50_000])
def test_a_text_made_to_be_slow_comes_to_an_end(letters, size):
    def blocks(seed):
        listed = random.Random(seed).choices(letters, k=50_000)
        return [
            Block("paragraph", tuple(map(Word, listed[start : start + size])))
            for start in range(0, len(listed), size)
        ]

    comparison = compare_blocks(blocks(1), blocks(2))

    assert not comparison.is_same


def test_past_the_bound_only_the_beginning_and_the_end_are_kept():
    matcher = Matcher(steps=0)

    assert matcher.matches([1, 5, 5, 6, 5, 2], [1, 6, 5, 5, 6, 2]) == [
        (0, 0, 1),
        (5, 5, 1),
    ]


def test_no_word_is_lost_whatever_is_compared():
    chance = random.Random(7)
    for _ in range(300):
        before, after = (
            [
                Block("paragraph", tuple(map(Word, chance.choices("abcd", k=size))))
                for size in chance.choices(range(1, 8), k=chance.randrange(6))
            ]
            for _ in "12"
        )

        comparison = compare_blocks(before, after)

        for blocks, left_out in ((before, "added"), (after, "removed")):
            assert [
                word.text
                for block in comparison.blocks
                for piece in block.pieces
                if piece.change != left_out
                for word in piece.words
            ] == [word.text for block in blocks for word in block.words]


# Lines and counts


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("Rest well", "Rest well", "Rest well"),
        ("Rest  well", "Rest\nwell", "Rest well"),
        ("Rest well", "Sleep well", "-Rest- +Sleep+ well"),
        ("Rest", "Rest well", "Rest +well+"),
        ("Rest", "", "-Rest-"),
        ("", "", ""),
    ],
)
def test_lines_are_compared_word_by_word(before, after, pieces):
    assert shown(compare_words(before, after)) == pieces


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("", "", (0, 0)),
        ("a b c", "a b c", (0, 0)),
        ("", "a **b** c", (3, 0)),
        ("a b c d", "a x y d e", (3, 2)),
        ("a b\n\nc d", "c d\n\na b", (2, 2)),
    ],
)
def test_the_size_of_a_change_is_told_in_words(before, after, change):
    assert word_count_change(before, after) == change


# What is shown


def test_blocks_far_from_any_change_are_folded_into_their_number():
    texts = [f"Paragraph {number}." for number in range(12)]
    comparison = compare(
        "\n\n".join(texts), "\n\n".join([*texts[:5], "Something new here.", *texts[5:]])
    )

    entries = folded(comparison)

    assert [entry.change for entry in entries] == [
        "folded",
        "same",
        "added",
        "same",
        "folded",
    ]
    assert (entries[0], entries[-1]) == (Fold(4), Fold(6))
    assert folded(comparison, context=20) == comparison.blocks
    assert folded(comparison, context=0)[0] == Fold(5)


def test_the_page_shows_words_with_their_marks_and_says_what_became_of_them():
    html = page(compare(f"{LAKE} **so**", f"{LAKE} *so* [far](/b)"))

    assert (
        '<del><span class="visually-hidden">removed: </span><strong><bdi>so</bdi>'
        '</strong><span class="visually-hidden"> (end)</span></del>'
    ) in html
    assert "<em><bdi>so</bdi></em>" in html
    assert "(link: <bdi>/b</bdi>)" in html


def test_the_page_says_where_a_link_led_and_leads():
    html = page(compare(f"{LAKE} [a](/a)", f"{LAKE} [a](/b)"))

    assert "(link: <del><bdi>/a</bdi></del> → <ins><bdi>/b</bdi></ins>)" in html


def test_the_page_says_which_picture_took_the_place_of_which():
    one = Block("picture", words("A lake", link="picture:a"))
    other = Block("picture", words("A lake", link="picture:b"))

    html = page(compare_blocks([one], [other]))

    assert "(file: <del><bdi>picture:a</bdi></del> →" in html


def test_the_page_says_what_a_block_was():
    assert "was a heading, is a paragraph now" in page(
        compare("# Rest here", "Rest here")
    )
    assert "was a larger heading" in page(compare("# a\n\n## b c", "# a\n\n### b c"))
    assert "was further out" in page(compare("- a\n- b c", "- a\n  - b c"))


def test_the_page_names_what_has_no_words():
    assert "added: </span>line across the page</ins>" in page(compare("a", "a\n\n---"))
    assert "removed: </span>heading</del>" in page(compare("a\n\n##", "a"))
    assert "(no description)" in page(
        compare_blocks([], [Block("picture", (Word("", link="picture:a"),))])
    )


def test_the_page_counts_what_it_folds():
    texts = "\n\n".join(f"Paragraph {number}." for number in range(4))

    assert "3 paragraphs unchanged" in page(compare(texts, f"{texts}\n\nNew."))


def test_whatever_the_words_are_the_page_shows_them_as_words():
    evil = "<script>alert(1)</script>"
    block = Block("paragraph", (Word(evil, "strong", f"/{evil}"),))

    for comparison in (
        compare_blocks([], [block]),
        compare_blocks([block], []),
        compare_blocks([block], [Block("paragraph", (Word(evil, "strong", evil),))]),
    ):
        html = page(comparison)
        assert "<script" not in html
        assert "&lt;script&gt;" in html
