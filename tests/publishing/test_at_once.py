"""Two people, one moment: what the database itself holds."""

import datetime
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, connections, transaction
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from articles.imaging import clean
from articles.models import Address, Edition, Picture, Post, PublishingRecord
from articles.publishing import (
    PublishingError,
    compose,
    publish,
    record_edit,
    replace_picture,
    save_new,
    store_picture,
    withdraw,
)
from articles.publishing.pictures import make_renditions
from tests.factories import (
    BODY,
    edit,
    make_live,
    make_picture,
    make_post,
    make_user,
    picture_bytes,
)

HOUR = datetime.timedelta(hours=1)


def at_once(number: int, work) -> list:
    """What `work(index)` answers in `number` threads that begin together."""
    gate = threading.Barrier(number)

    def run(index: int):
        try:
            gate.wait()
            return work(index)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(run, range(number)))


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_leave_one_text_live():
    post = make_live("First words")
    edit(post, title="Second words")

    at_once(6, lambda _: publish(Post.objects.get(pk=post.pk), by=None).pk)
    assert [edition.title for edition in Edition.objects.live()] == ["Second words"]
    assert Edition.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_articles_that_name_each_other_can_be_published_at_once():
    """Each edition refers to the other's post, which its publication holds."""
    one, other = make_live("One"), make_live("Other")
    one.related.set([other])
    other.related.set([one])

    def work(index: int) -> int:
        key = (one, other)[index % 2].pk
        for number in range(8):
            post = edit(Post.objects.get(pk=key), body=f"Words {index} {number}.")
            publish(post, by=None)
        return key

    assert sorted(set(at_once(2, work))) == sorted([one.pk, other.pk])
    assert Edition.objects.live().count() == 2


@pytest.mark.django_db(transaction=True)
def test_publishing_and_withdrawing_at_once_end_in_one_of_the_two():
    post = make_live("First words")
    edit(post, title="Second words")

    def work(index: int) -> str:
        mine = Post.objects.get(pk=post.pk)
        try:
            if index % 2:
                withdraw(mine, by=None)
                return "withdrawn"
            publish(mine, by=None)
            return "published"
        except PublishingError:
            return "told"

    first = post.editions.get().pk
    done = at_once(6, work)
    # What readers have seen is still on record, and what was done left its mark.
    assert Edition.objects.filter(pk=first).exists()
    assert PublishingRecord.objects.filter(edition=None).count() == 0
    last = PublishingRecord.objects.latest("at").verb
    live = [edition.title for edition in Edition.objects.live()]
    assert live == ([] if last == "withdrawn" else ["Second words"])
    assert "published" in done or "withdrawn" in done


@pytest.mark.django_db(transaction=True)
def test_two_who_schedule_at_once_leave_one_thing_scheduled():
    post = make_live("First words")
    edit(post, title="Second words")
    soon = timezone.now() + HOUR
    at_once(
        5,
        lambda index: publish(
            Post.objects.get(pk=post.pk), by=None, at=soon + index * HOUR
        ),
    )
    waiting = Edition.objects.filter(live_from__gt=timezone.now())
    assert waiting.count() == 1
    live = Edition.objects.live().get()
    assert live.live_until == waiting.get().live_from


@pytest.mark.django_db(transaction=True)
def test_many_who_create_one_title_at_once_get_an_address_each():
    def work(_: int) -> str:
        post = save_new(Post(title="Same title", body=BODY))
        record_edit(post, by=None)
        publish(post, by=None)
        return post.slug

    slugs = at_once(12, work)
    assert len(set(slugs)) == 12
    assert Edition.objects.live().count() == 12
    assert Address.objects.count() == 12


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("begins", "ends"),
    [(-2, None), (-2, -0.5), (-0.5, None), (-0.5, 0.5), (-1, None), (-2, 2)],
)
def test_the_database_refuses_two_editions_at_one_instant(begins, ends):
    post = make_post("Only once")
    now = timezone.now()
    first = compose(post, begins=now - HOUR)
    first.live_until = now
    first.save()
    other = compose(post, begins=now + begins * HOUR)
    other.live_until = None if ends is None else now + ends * HOUR
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.bulk_create([other])


@pytest.mark.django_db
def test_the_database_refuses_an_end_that_reaches_into_the_next_edition():
    post = make_post("Only once")
    now = timezone.now()
    first = compose(post, begins=now - 2 * HOUR)
    first.live_until = now - HOUR
    first.save()
    compose(post, begins=now - HOUR).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=first.pk).update(live_until=None)


@pytest.mark.django_db
def test_editions_that_touch_and_those_of_other_posts_are_let_in():
    now = timezone.now()
    post, other = make_post("One"), make_post("Other")
    first = compose(post, begins=now - HOUR)
    first.live_until = now
    first.save()
    compose(post, begins=now).save()
    compose(other, begins=now - HOUR).save()
    assert Edition.objects.count() == 3


@pytest.mark.django_db
def test_the_database_refuses_an_edition_that_ends_before_it_begins():
    edition = compose(make_post("Backwards"))
    edition.live_until = edition.live_from
    with pytest.raises(IntegrityError), transaction.atomic():
        edition.save()


@pytest.mark.django_db
def test_the_database_refuses_two_posts_at_one_address():
    one, other = make_live("One"), make_post("Other")
    with pytest.raises(IntegrityError), transaction.atomic():
        Address.objects.create(kind="article", slug=one.slug, post=other)
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=other.pk).update(slug=one.slug)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite rebuilds tables")
def test_rebuilding_the_table_keeps_the_refusal():
    """Django makes a SQLite table anew for most changes; triggers go with the old."""

    def triggers() -> set[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            return {name for (name,) in cursor.fetchall()}

    before = triggers()
    assert {
        "one_edition_live_at_a_time_insert",
        "one_edition_live_at_a_time_update",
    } <= (before)
    state = MigrationLoader(connection).project_state()
    with connection.schema_editor() as editor:
        editor._remake_table(state.apps.get_model("articles", "Edition"))
    assert triggers() == before


@pytest.mark.django_db(transaction=True)
def test_pictures_of_one_text_that_are_ready_at_once_are_all_shown(no_background):
    pictures = [make_picture(alt="A cup") for _ in range(4)]
    body = "\n\n".join(f"![A cup]({picture.reference})" for picture in pictures)
    post = make_live(body=body)

    at_once(4, lambda index: make_renditions(pictures[index]))

    html = post.editions.get().html
    assert html.count("<picture>") == 4
    assert not Picture.objects.filter(owed=True).exists()


@pytest.mark.django_db(transaction=True)
def test_a_text_published_while_its_picture_is_replaced_shows_what_is_there(
    no_background,
):
    editor = make_user(superuser=True)
    picture = make_picture(alt="A cup")
    post = make_live(body=f"![A cup]({picture.reference})", picture=picture)
    edit(post, title="Another title")
    data = picture_bytes((40, 60), (200, 30, 30))
    cleaned = clean(data)

    def work(index: int):
        if index:
            return publish(Post.objects.get(pk=post.pk), by=None)
        return replace_picture(picture, cleaned, original_bytes=len(data), by=editor)

    at_once(2, work)

    address = Picture.objects.get().file.url
    assert all(address in edition.html for edition in Edition.objects.all())


@pytest.mark.django_db(transaction=True)
def test_one_picture_sent_by_many_at_once_is_one(no_background):
    data = picture_bytes((40, 60), (200, 30, 30))

    keys = at_once(6, lambda _: store_picture(data).pk)

    assert len(set(keys)) == 1
    assert default_storage.exists(Picture.objects.get().file.name)
