"""What layers without Django say, in the language that is spoken when they say it."""

import ast
import datetime
import zoneinfo
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import trans_real

from articles import imaging, rendering
from articles.exchange.document import DocumentError
from articles.exchange.pasted import read_pasted
from articles.models import DatePrecision, date_text
from articles.publishing import day_text, distance_text, instant_text, time_text

SAID_IN_SPANISH = {
    "F j, Y": r"j \d\e F \d\e Y",
    "F Y": r"F \d\e Y",
    "l, F j, Y, g:i A": r"l, j \d\e F \d\e Y, H:i",
    "g:i A": "H:i",
    "M j, g:i A": "j M, H:i",
    "Notes": "Notas",
    "Back to the text": "Volver al texto",
    "Done": "Hecho",
    "Tip": "Consejo",
    "This file is empty. Save the picture again on your device, then add it.": (
        "Este archivo está vacío."
    ),
    "This text has %(count)s characters; the most a post can hold is %(most)s. Split "
    "it into two posts.": "Este texto tiene %(count)s caracteres; caben %(most)s.",
    "“%(line)s” was taken as the date %(date)s.": "«%(line)s» es la fecha %(date)s.",
    "%(month)s %(day)d, %(year)d": "%(day)d de %(month)s de %(year)d",
    "%(count)d picture could not come along; its place is marked. Add it with the "
    "Picture button.": "Falta una imagen.",
}
SAID_OF_SOME = {"in %(count)d day": ("en %(count)d día", "en %(count)d días")}
PACIFIC = zoneinfo.ZoneInfo("America/Los_Angeles")
NINE = datetime.datetime(2026, 3, 3, 17, tzinfo=datetime.UTC)


@pytest.fixture
def spanish(monkeypatch):
    """Spanish with the few sentences above, whatever the catalogue holds."""

    def gettext(message):
        return SAID_IN_SPANISH.get(message) or trans_real.gettext(message)

    def ngettext(one, many, number):
        if found := SAID_OF_SOME.get(one):
            return found[number != 1]
        return SAID_IN_SPANISH.get(one) or trans_real.ngettext(one, many, number)

    with translation.override("es"):
        # Under the module's own functions, which the code has imported by name.
        monkeypatch.setattr(translation._trans, "gettext", gettext, raising=False)
        monkeypatch.setattr(translation._trans, "ngettext", ngettext, raising=False)
        yield


def test_a_picture_is_refused_in_the_language_of_the_desk(spanish):
    with pytest.raises(imaging.PictureError, match="está vacío"):
        imaging.clean(b"")


def test_too_long_a_text_is_refused_in_the_language_of_the_desk(spanish):
    with pytest.raises(rendering.TextTooLongError) as caught:
        rendering.render("x" * 200_001)
    assert "Este texto tiene 200" in str(caught.value)
    assert "200,001" not in str(caught.value)  # numbers have other separators
    with pytest.raises(DocumentError, match="Este texto tiene 200"):
        read_pasted(text="x" * 200_001)


def test_what_pasting_decides_is_told_in_the_language_of_the_desk(spanish):
    pasted = read_pasted(text="Rain\n\nMarch 3, 2026\n\nIt rained all day.", whole=True)
    assert pasted.notes == ("«March 3, 2026» es la fecha 3 de marzo de 2026.",)
    html = "<p>One</p><p><img src='file:///a.png'></p><p>Two</p>"
    assert "Falta una imagen." in read_pasted(html=html).notes


def test_dates_and_times_follow_the_language(spanish):
    day = datetime.date(2025, 9, 5)
    assert date_text(day, DatePrecision.DAY) == "5 de septiembre de 2025"
    assert date_text(day, DatePrecision.MONTH) == "septiembre de 2025"
    assert day_text(NINE, PACIFIC) == "3 de marzo de 2026"
    assert instant_text(NINE, PACIFIC) == "martes, 3 de marzo de 2026, 09:00 PST"
    assert time_text(NINE, PACIFIC, NINE) == "09:00"
    later = NINE + datetime.timedelta(days=4)
    assert distance_text(later, NINE) == "en 4 días"


TEXT = "> [!TIP]\n> Rest.\n\n- [x] Tea\n\nSee[^1].\n\n[^1]: Here."


def test_a_stored_text_says_its_few_words_in_the_language_of_its_readers(spanish):
    html = rendering.render(TEXT).html
    assert "Consejo" not in html  # it is stored as it was, in English
    shown = rendering.with_own_words(html)
    assert '<p class="callout-title">Consejo</p>' in shown
    assert 'aria-label="Hecho"' in shown
    assert 'role="doc-endnotes" aria-label="Notas"' in shown
    assert 'role="doc-backlink" aria-label="Volver al texto"' in shown


def test_the_words_of_a_writer_stay_as_they_are(spanish):
    text = 'Tip\n\n`<p class="callout-title">Tip</p>`\n\n## Notes\n\naria-label="Done"'
    html = rendering.render(text).html
    assert rendering.with_own_words(html) == html


def test_in_english_a_stored_text_is_shown_as_it_is():
    html = rendering.render(TEXT).html
    assert rendering.with_own_words(html) == html


def test_before_the_app_starts_everything_is_english():
    source = Path(rendering.__file__).parent.parent / "sentences.py"
    names: dict = {}
    exec(compile(ast.parse(source.read_text()), "sentences", "exec"), names)
    assert names["gettext"]("Notes") == "Notes"
    assert names["ngettext"]("one day", "days", 2) == "days"
    assert names["number_text"](200_000) == "200,000"
