"""`manage.py import_posts`: a folder of documents becomes posts."""

import datetime
import os
import re

import pytest
from django.core.management import CommandError, call_command

from articles.models import Author, Edition, Post
from tests.factories import edit, make_author

pytestmark = pytest.mark.django_db

# Texts of the suite's own, in the shapes in which practices bring theirs.
WITH_PICTURE = """\
Learning to Rest Without Earning It

two empty chairs by a tall window in late afternoon light, suggesting a pause that nobody has to justify.

For years I believed that a quiet hour had to be paid for in advance—by a cleared desk, an answered inbox, a kitchen without a single cup in the sink. Many of the people I sit with believe it too, and they’re tired in a way that sleep doesn’t reach. We call it “discipline” and rarely ask whom it serves- or what it costs.

Rest Is Not a Reward

The body doesn’t keep accounts. It asks for rest when it needs it, and it asks again, louder, when nobody listens. Waiting until everything is done means waiting for a day that doesn’t come.

The Fear Beneath the List

Under a long list there is often a small fear—that without the list we would be found out. Naming it is a relief. It’s easier to put down a thing that has a name.

Small and Unearned

Begin with ten minutes that follow nothing. Sit where the light is. Notice the pull to get up, and let it pull.

When It Feels Wrong

It will feel wrong at first, for old rules don’t leave quietly. If you’re looking for company in this, you don’t have to do it by yourself. Call us for a first talk at 775-555-0142."""

WITH_BYLINE = """\
What a Pause in Therapy Can Teach

Author: Ines Calder, BS Lakeside College Student

Published: September 2025

A holiday, a move, a month without money: most therapies pause at some point. People often fear that everything will slide back. It rarely does, and what happens meanwhile is worth a look, because it shows what has become one’s own.

Here’s what a pause can bring to light:

  • What holds: Some habits go on without a weekly appointment, and that’s worth knowing.

  • What is missed: The hour itself may matter less than being expected somewhere.

  • What was avoided: A question that felt urgent may turn out to have been somebody else’s “no” all along, or a plain "not yet".

  • What comes next: A pause ends with a choice, and choosing is new for many.

None of this needs a plan. A note now and then will do.

Next
Next

A Letter to My Younger Self: On Starting, Stopping and Starting Again"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "rest.txt").write_text(WITH_PICTURE, "utf-8")
    (tmp_path / "pause.txt").write_text(WITH_BYLINE, "utf-8")
    return tmp_path


def run(folder, *options, names=("rest.txt", "pause.txt"), capsys=None) -> str:
    call_command("import_posts", *[str(folder / name) for name in names], *options)
    return capsys.readouterr().out if capsys else ""


def visible(html: str) -> str:
    main = re.search(r"<main.*?</main>", html, re.S)[0]
    text = re.sub(r"<[^>]+>", " ", main)
    for entity, mark in [("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&")]:
        text = text.replace(entity, mark)
    return " ".join(text.split())


def in_order(words: list[str], text: str) -> str | None:
    """The first of `words` that `text` doesn't hold after those before it."""
    place, there = 0, text.split()
    for word in words:
        try:
            place = there.index(word, place) + 1
        except ValueError:
            return word
    return None


def test_every_word_and_mark_reaches_the_page_in_order(folder, client):
    run(folder, "--publish")
    page = client.get("/articles/learning-to-rest-without-earning-it/")
    body = WITH_PICTURE.split("\n\n", 2)
    words = [*body[0].split(), *body[2].split()]
    assert in_order(words, visible(page.content.decode()).replace(" .", ".")) is None
    page = client.get("/articles/what-a-pause-in-therapy-can-teach/")
    text = WITH_BYLINE.split("\n\nNext")[0].replace("•", " ")
    joined = visible(page.content.decode()).replace(" ,", ",")
    assert in_order(text.split(), joined) is None


def test_the_first_shape_has_headings_a_phone_and_no_author(folder, client):
    run(folder, "--publish")
    html = client.get("/articles/learning-to-rest-without-earning-it/").content.decode()
    prose = html.split('<div class="prose">')[1].split("</article>")[0]
    assert len(re.findall("<h2", prose)) >= 4
    assert '<a href="tel:+17755550142">775-555-0142</a>' in prose
    post = Post.objects.get(title__startswith="Learning")
    assert post.picture_alt.startswith("two empty chairs")
    assert post.picture is None
    assert post.lead_author is None
    assert (post.date, post.date_precision) == (None, "hidden")
    assert "Author" not in visible(html)


def test_the_second_shape_has_a_byline_a_month_and_a_list(folder, client):
    run(folder, "--publish")
    html = client.get("/articles/what-a-pause-in-therapy-can-teach/").content.decode()
    assert '<time datetime="2025-09">September 2025</time>' in html
    items = re.findall(r"<li><strong>([^<]+)</strong>", html)
    assert items == [
        "What holds:",
        "What is missed:",
        "What was avoided:",
        "What comes next:",
    ]
    author = Author.objects.get()
    assert (author.name, author.credentials) == ("Ines Calder", "BS")
    assert author.role == "Lakeside College Student"
    assert "Younger Self" not in html
    assert 'plain "not yet"' in visible(html)


def test_what_is_left_out_is_said(folder, capsys):
    report = run(folder, capsys=capsys)
    assert "A Letter to My Younger Self" in report
    assert "description of the lead picture" in report
    assert "Ines Calder is a new author here" in report


def test_without_publish_they_are_drafts(folder):
    run(folder)
    assert Post.objects.count() == 2
    assert not Edition.objects.exists()


def test_a_dry_run_says_what_it_would_do_and_does_nothing(folder, capsys):
    report = run(folder, "--publish", "--dry-run", capsys=capsys)
    assert "created, “Learning to Rest Without Earning It”" in report
    assert "published" in report
    assert not Post.objects.exists()
    assert not Author.objects.exists()
    assert not Edition.objects.exists()


def test_running_it_again_changes_nothing(folder, capsys):
    run(folder, "--publish")
    before = list(Post.objects.values()), list(Edition.objects.values())
    report = run(folder, "--publish", capsys=capsys)
    assert report.count("unchanged") == 2
    assert (list(Post.objects.values()), list(Edition.objects.values())) == before
    assert Author.objects.count() == 1


def test_a_draft_import_can_be_published_by_a_second_run(folder):
    run(folder)
    run(folder, "--publish")
    assert Edition.objects.live().count() == 2
    assert Post.objects.count() == 2


def test_a_mended_file_changes_the_post_that_it_made(folder):
    run(folder, "--publish")
    path = folder / "rest.txt"
    path.write_text(WITH_PICTURE.replace("ten minutes", "twelve minutes"), "utf-8")
    run(folder, "--publish")
    assert Post.objects.count() == 2
    assert (
        "twelve minutes"
        in Edition.objects.live().get(title__startswith="Learning").text
    )


def test_a_post_that_was_edited_here_is_left_alone(folder, capsys):
    run(folder, "--publish")
    edit(Post.objects.get(title__startswith="Learning"), body="Written here.")
    (folder / "rest.txt").write_text(f"{WITH_PICTURE}\n\nMore.", "utf-8")
    report = run(folder, "--publish", capsys=capsys)
    assert "It was edited here since" in report
    assert Post.objects.get(title__startswith="Learning").body == "Written here."


def test_an_author_who_is_here_already_is_not_made_twice(folder, capsys):
    make_author("Ines Calder", credentials="LMFT")
    report = run(folder, capsys=capsys)
    assert Author.objects.count() == 1
    assert "an author here already" in report


def test_front_matter_is_read(tmp_path):
    (tmp_path / "night.md").write_text(
        "---\ntitle: A night shift\nslug: night\ndate: 2025-02-03\n"
        "author: Ines Calder, LMFT\ntags: [Sleep, Work]\nsummary: Short.\n---\n"
        "Some **bold** text.\n",
        "utf-8",
    )
    run(tmp_path, "--publish", names=["night.md"])
    edition = Edition.objects.live().get(slug="night")
    assert (edition.date, edition.date_precision) == (datetime.date(2025, 2, 3), "day")
    assert {topic.name for topic in edition.topics.all()} == {"Sleep", "Work"}
    assert edition.summary == "Short."
    assert "<strong>bold</strong>" in edition.html


@pytest.mark.parametrize(
    "line", ["draft: true", "published: false", "status: private", "status: draft"]
)
def test_what_was_not_public_there_is_not_public_here(tmp_path, line):
    (tmp_path / "secret.md").write_text(f"---\ntitle: Mine\n{line}\n---\nText.\n")
    run(tmp_path, "--publish", names=["secret.md"])
    assert Post.objects.count() == 1
    assert not Edition.objects.exists()


def test_a_bad_file_is_named_with_its_reason_and_the_rest_goes_on(folder, capsys):
    (folder / "bad.md").write_text("---\ntitle: [\n---\nText", "utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "long.md").write_text(f"---\ntitle: {'x' * 300}\n---\nText", "utf-8")
    names = ["bad.md", "photo.jpg", "missing.txt", "long.md", "rest.txt"]
    with pytest.raises(CommandError, match=r"4 not imported, 1 done\."):
        run(folder, names=names)
    report = capsys.readouterr().err
    for name in names[:4]:
        assert f"{name}: not imported." in report
    assert Post.objects.count() == 1


def test_a_folder_of_drafts_is_not_public(tmp_path):
    (tmp_path / "_drafts").mkdir()
    (tmp_path / "_drafts" / "a.md").write_text("---\ntitle: Mine\n---\nText.")
    run(tmp_path, "--publish", names=["_drafts/a.md"])
    assert Post.objects.count() == 1
    assert not Edition.objects.exists()


def test_a_draft_that_was_edited_here_is_not_published_by_a_second_run(folder, capsys):
    run(folder)
    edit(Post.objects.get(title__startswith="Learning"), body="Not yet ready.")
    report = run(folder, "--publish", capsys=capsys)
    assert "publishing it is left to you" in report
    assert Edition.objects.count() == 1


def test_what_does_not_fit_is_said_with_its_name(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(f"A title\n\nAuthor: {'Ines ' * 40}\n\nText.")
    (tmp_path / "b.md").write_text(f"---\ntitle: {'x' * 300}\n---\nText")
    with pytest.raises(CommandError):
        run(tmp_path, names=["a.txt", "b.md"])
    report = capsys.readouterr().err
    assert "The post’s title: Ensure this value has at most 200" in report


def test_what_is_no_file_or_has_no_end_is_refused(tmp_path, capsys):
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "endless.md").symlink_to("/dev/zero")
    (tmp_path / "long.txt").write_text("A title\n\n" + "\n\nA" * 100_000)
    os.mkfifo(tmp_path / "pipe.md")
    names = ["folder.md", "endless.md", "long.txt", "pipe.md"]
    with pytest.raises(CommandError, match="4 not imported"):
        run(tmp_path, names=names)
    report = capsys.readouterr().err
    assert report.count("It isn't a file.") == 3


def test_a_name_of_odd_bytes_is_no_fault(tmp_path, capsys):
    name = os.fsdecode(b"\xff\xfe.md")
    (tmp_path / name).write_text("---\ntitle: Odd name\n---\nText.")
    run(tmp_path, names=[name], capsys=capsys)
    run(tmp_path, names=[name], capsys=capsys)
    assert Post.objects.get().title == "Odd name"


def test_two_folders_may_hold_files_of_one_name(tmp_path):
    for place, title in [("a", "First of two"), ("b", "Second of two")]:
        (tmp_path / place / "posts").mkdir(parents=True)
        path = tmp_path / place / "posts" / "index.md"
        path.write_text(f"---\ntitle: {title}\n---\nText.")
    run(tmp_path, names=["a/posts/index.md", "b/posts/index.md"])
    assert Post.objects.count() == 2
