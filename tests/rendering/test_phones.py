import pytest

from articles.rendering import phones, render


def _numbers(read, text, **options):
    links = read(render(text, **options).html).all("a")
    return [(a.attributes["href"], a.text) for a in links]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Call 775-235-2205.", "775-235-2205"),
        ("Call (775) 235-2205 today", "(775) 235-2205"),
        ("Call us (775-235-2205)", "775-235-2205"),
        ("775.235.2205", "775.235.2205"),
        ("775 235 2205", "775 235 2205"),
        ("1-775-235-2205", "1-775-235-2205"),
        ("+1 775 235 2205", "+1 775 235 2205"),
        ("+17752352205", "+17752352205"),
        ("775–235–2205", "775–235–2205"),
        ("call 775-235-2205.Then", "775-235-2205"),
        ("Reno, NV 89501 (775) 235-2205", "(775) 235-2205"),
        ("775-235-2205 24 hours", "775-235-2205"),
        ("775-235-2205 24/7", "775-235-2205"),
        ("Phone:775-235-2205", "775-235-2205"),
        ("*775-235-2205*", "775-235-2205"),
        ("775-235-2205 ext. 12", "775-235-2205"),
        ("We gave up fax, call 775-235-2205", "775-235-2205"),
    ],
)
def test_a_phone_number_in_prose_can_be_dialled_and_reads_as_written(
    read, text, number
):
    assert _numbers(read, text) == [("tel:+17752352205", number)]


@pytest.mark.parametrize(
    "text",
    [
        "2025-09-12",
        "12.09.2025",
        "09/12/2025",
        "1990-2005",
        "ISBN 978-0-393-70457-0",
        "ISBN 775-235-2205",
        "978-0-393-70457-0",
        "0-393-70457-0",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "3782 822463 10005",
        "123-45-6789",
        "7752352205",
        "235-2205",
        "775-2352-205",
        "$775-235-2205",
        "#775-235-2205",
        "x775-235-2205",
        "775-235-2205x",
        "775-235-22056",
        "192.168.100.200",
        "v1.2.3.4.5.6.7.8.9.0",
        "`775-235-2205`",
        "    775-235-2205",
        "Fax: 775-235-2205",
        "**Fax:** 775-235-2205",
        "Our fax number is 775-235-2205",
        "775-235-2205 (fax)",
        "https://example.org/775-235-2205",
        "775-235-2205@example.org",
    ],
)
def test_what_only_looks_like_a_phone_number_is_not_dialled(read, text):
    assert not [a for a in _numbers(read, text) if a[0].startswith("tel:")]


def test_a_number_within_a_link_is_not_linked_again(read):
    assert _numbers(read, "[775-235-2205](/call/)") == [("/call/", "775-235-2205")]


def test_a_phone_and_a_fax_are_told_apart(read):
    text = "Phone 775-235-2205, fax 775-235-2206, Reno 775-235-2207"

    assert [text for _, text in _numbers(read, text)] == [
        "775-235-2205",
        "775-235-2207",
    ]


def test_a_heading_with_a_number_keeps_an_id_of_words(read):
    page = read(render("# Call 775-235-2205").html)

    assert page.one("h2").attributes == {"id": "h-call-775-235-2205"}
    assert page.one("a").attributes == {"href": "tel:+17752352205"}


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("020 7946 0958", "GB", "tel:+442079460958"),
        ("020 7946 0958", "gb", "tel:+442079460958"),
        ("+44 20 7946 0958", "US", "tel:+442079460958"),
        ("030 901820", "DE", "tel:+4930901820"),
    ],
)
def test_a_number_is_read_as_its_region_writes_it(read, text, region, expected):
    assert [a for a, _ in _numbers(read, text, region=region)] == [expected]


def test_a_region_that_does_not_exist_links_only_full_numbers(read):
    text = "775-235-2205 and +1 775 235 2205"

    assert [t for _, t in _numbers(read, text, region="??")] == ["+1 775 235 2205"]


def test_looking_numbers_up_comes_to_an_end(read):
    text = ", ".join(f"775-235-{n:04d}" for n in range(phones.MAX_LOOKUPS + 50))

    assert len(_numbers(read, text)) == phones.MAX_LOOKUPS
