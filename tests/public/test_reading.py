"""What stands around a text: its series, its review, its crisis notice, its call."""

import datetime

import pytest
import time_machine

from articles.models import CallToAction, SiteSettings
from articles.publishing import publish, save_call, withdraw
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_post,
    make_series,
    make_site,
)
from tests.public.test_pages import Text, read

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 3, 20, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOON, tick=False) as clock:
        make_site()
        yield clock


def words(page: Text) -> str:
    return " ".join(page.words)


def hrefs(page: Text) -> list[str]:
    return [attrs.get("href", "") for attrs in page.attrs("a")]


def three_parts():
    series = make_series("Nights", description="Three looks at a bad night.")
    return series, [
        make_live(title, series=series, series_position=place)
        for title, place in [("The second", 2), ("The first", 1), ("The last", None)]
    ]


def test_a_part_says_where_it_stands_and_leads_to_the_others(client):
    three_parts()
    page = read(client, "/articles/the-second/")
    assert "Part 2 of 3 · Nights" in words(page)
    assert {"/series/nights/", "/articles/the-first/", "/articles/the-last/"} <= set(
        hrefs(page)
    )
    here = [attrs for _, attrs in page.tags if attrs.get("aria-current") == "page"]
    assert len(here) == 1


def test_a_series_page_has_its_parts_in_their_order(client):
    three_parts()
    page = read(client, "/series/nights/")
    text = words(page)
    assert "Three looks at a bad night." in text
    assert text.index("The first") < text.index("The second") < text.index("The last")
    assert "3 articles, to be read in this order." in text


def many_parts(number: int) -> None:
    series = make_series("Nights", description="A long one.")
    for place in range(1, number + 1):
        make_live(f"Night {place:03}", series=series, series_position=place)


def test_a_long_series_has_pages_and_its_numbers_go_on(client):
    many_parts(23)
    first = read(client, "/series/nights/")
    last = read(client, "/series/nights/?page=3")
    assert "23 articles, to be read in this order." in words(first)
    assert "10. Night 010" in words(first)
    assert "Night 011" not in words(first)
    assert "Nights, page 3" in words(last)
    assert "A long one." not in words(last)
    assert "21. Night 021" in words(last)
    assert "23. Night 023" in words(last)
    assert "?page=2" in hrefs(first)
    assert "?page=2" in hrefs(last)
    assert "?page=4" not in hrefs(last)
    canonical = [a["href"] for a in last.attrs("link") if a.get("rel") == "canonical"]
    assert canonical == ["http://testserver/series/nights/?page=3"]
    for page in ("4", "0", "-1", "x"):
        assert client.get(f"/series/nights/?page={page}").status_code == 404, page


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, range(1, 8)), (4, range(1, 8)), (9, range(6, 13)), (12, range(6, 13))],
)
def test_a_part_of_a_long_series_shows_the_parts_around_it(client, number, shown):
    many_parts(12)
    page = read(client, f"/articles/night-{number:03}/")
    assert f"Part {number} of 12 · Nights" in words(page)
    items = [attrs for attrs in page.attrs("li") if "value" in attrs]
    assert [int(attrs["value"]) for attrs in items] == list(shown)
    here = [attrs["value"] for attrs in items if attrs.get("class") == "here"]
    assert here == [str(number)]
    others = {f"/articles/night-{other:03}/" for other in shown if other != number}
    assert others <= set(hrefs(page))
    assert "All 12 parts of this series" in words(page)


def test_a_series_that_is_shown_whole_says_no_more(client):
    many_parts(7)
    page = read(client, "/articles/night-007/")
    items = [attrs["value"] for attrs in page.attrs("li") if "value" in attrs]
    assert items == list("1234567")
    assert "All 7 parts" not in words(page)


def test_only_live_parts_are_counted(client, frozen):
    series, (second, _, last) = three_parts()
    frozen.shift(datetime.timedelta(hours=1))
    withdraw(last, by=None)
    publish(
        make_post("Later", series=series, series_position=3), by=None, at=NOON + DAY
    )
    assert "Part 2 of 2" in words(read(client, "/articles/the-second/"))
    frozen.shift(DAY)
    assert "Part 2 of 3" in words(read(client, "/articles/the-second/"))
    assert second.series == series


def test_the_only_part_of_a_series_is_an_article_like_others(client):
    make_live("Alone", series=make_series())
    page = read(client, "/articles/alone/")
    assert "Part 1" not in words(page)


def test_a_series_with_nothing_live_has_no_page(client):
    make_post("A draft", series=make_series())
    assert client.get("/series/nights/").status_code == 404
    assert client.get("/series/never-was/").status_code == 404


def test_a_review_says_when_and_when_the_next_is_due(client):
    make_live(
        "Read by two",
        reviewer=make_author("Ines Calder", credentials="LMFT"),
        reviewed_on=datetime.date(2025, 9, 1),
        review_due=datetime.date(2026, 9, 1),
    )
    page = read(client, "/articles/read-by-two/")
    assert (
        "Clinically reviewed by Ines Calder, LMFT , September 2025 ; next review due "
        "September 2026"
    ).replace(" ,", ",").replace(" ;", ";") in words(page).replace(" ,", ",").replace(
        " ;", ";"
    )
    times = [attrs["datetime"] for attrs in page.attrs("time")]
    assert {"2025-09", "2026-09"} <= set(times)


def test_readers_are_told_of_an_update_only_where_somebody_said_so(client):
    post = make_live("Said once")
    publish(edit(post, body="Other words."), by=None)
    assert "Updated" not in words(read(client, "/articles/said-once/"))
    publish(edit(post, updated_on=datetime.date(2026, 3, 3)), by=None)
    page = read(client, "/articles/said-once/")
    assert "Updated: March 3, 2026" in words(page)


def test_an_update_is_told_no_finer_than_the_date(client):
    make_live(
        "To the month",
        date=datetime.date(2025, 9, 1),
        date_precision="month",
        updated_on=datetime.date(2026, 2, 14),
    )
    text = words(read(client, "/articles/to-the-month/"))
    assert "Published: September 2025" in text
    assert "Updated: February 2026" in text
    assert "14" not in text.split("Updated:")[1][:20]


def test_the_crisis_notice_stands_above_a_text_that_is_marked_for_it(client):
    make_live("When it is dark", body="First words of it.", crisis_first=True)
    make_live("A light one", body="First words of it.")
    marked = client.get("/articles/when-it-is-dark/").content.decode()
    assert 0 < marked.index('href="tel:988"') < marked.index("<p>First words of it.")
    assert marked.count('href="tel:988"') == 2
    light = client.get("/articles/a-light-one/").content.decode()
    assert light.index('href="tel:988"') > light.index("<p>First words of it.")


def test_a_text_has_the_call_that_was_chosen_for_it_else_the_site_s(client):
    couples = save_call(
        CallToAction(name="Couples", text="Come together: 775-555-0199.")
    )
    make_live("For two", call=couples)
    make_live("For one")
    page = read(client, "/articles/for-two/")
    assert "Come together" in words(page)
    assert "for a first talk" not in words(page)
    assert "tel:+17755550199" in hrefs(page)
    assert "for a first talk" in words(read(client, "/articles/for-one/"))
    save_call(CallToAction(pk=couples.pk, name="Couples", text="Another number."))
    assert "Another number." in words(read(client, "/articles/for-two/"))


def test_booking_and_portal_stand_where_readers_act(client):
    make_site(booking_url="https://book.example/first", portal_url="https://p.example")
    make_live("For one")
    page = read(client, "/articles/for-one/")
    assert "Book a first talk Client portal" in words(page)
    assert hrefs(page).count("https://book.example/first") == 2


def test_name_address_and_phone_are_the_same_wherever_they_stand(client):
    make_site(
        street_address="5 Harbor Street\nSuite 2",
        city="Reno",
        region="NV",
        postal_code="89501",
        phone="(775) 555-0142",
    )
    make_live("For one")
    make_live("About us", kind="page")
    for path in ("/", "/articles/for-one/", "/about-us/", "/topics/", "/never-was/"):
        html = client.get(path).content.decode()
        assert "5 Harbor Street<br>Suite 2<br>Reno, NV 89501" in html
        assert 'href="tel:+17755550142">(775) 555-0142' in html


def test_the_front_page_has_the_title_and_text_of_the_practice(client):
    make_site(home_title="Plain words", home_text="On *hard* nights.")
    make_live("For one")
    html = client.get("/").content.decode()
    assert "<h1>Plain words</h1>" in html
    assert "On <em>hard</em> nights." in html
    assert html.count("<h1") == 1


def test_signs_in_a_bio_are_shown_as_they_were_written(client):
    author = make_author(
        "Ines Calder", bio="She works at Quince & Ferry, <b>in</b> it."
    )
    make_live("Signed", lead_author=author)
    for path in ("/authors/", "/articles/signed/"):
        html = client.get(path).content.decode()
        assert "Quince &amp; Ferry, &lt;b&gt;in&lt;/b&gt; it." in html
        assert "&amp;amp;" not in html


def test_the_crisis_notice_comes_first_where_no_settings_were_ever_saved(client):
    SiteSettings.objects.all().delete()
    make_live("When it is dark", body="First words of it.", crisis_first=True)
    html = client.get("/articles/when-it-is-dark/").content.decode()
    assert 0 < html.index('href="tel:988"') < html.index("<p>First words of it.")
