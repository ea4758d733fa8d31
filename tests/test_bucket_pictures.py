"""A picture's whole life in an S3-compatible store."""

import pytest
from django.core.files.base import ContentFile

from articles.imaging import clean
from articles.models import Edition, Picture
from articles.publishing import (
    delete_picture,
    publish,
    replace_picture,
    store_picture,
    sweep,
    work,
)
from tests.factories import edit, make_live, make_user, picture_bytes
from tests.test_storage import (  # noqa: F401 (fixtures)
    _no_way_out,
    bucket,
    endpoint,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_background")]
DATA = picture_bytes((40, 60), (200, 30, 30))


def names(store) -> set[str]:
    folders, files = store.listdir("pictures")
    found = {f"pictures/{name}" for name in files}
    for folder in folders:
        within = store.listdir(f"pictures/{folder}")[1]
        found |= {f"pictures/{folder}/{name}" for name in within}
    return found


def test_sizes_are_made_shown_replaced_swept_and_deleted_there(
    bucket,  # noqa: F811
    settings,
    django_capture_on_commit_callbacks,
):
    editor = make_user(superuser=True)
    picture = store_picture(picture_bytes(), alt="A cup")
    post = make_live(body=f"![A cup]({picture.reference})", picture=picture)

    assert [fault for _, fault in work()] == [None]
    picture.refresh_from_db()
    assert names(bucket) == set(picture.file_names())
    html = Edition.objects.get(post=post).html
    assert html.count(bucket.url("pictures/")) == 3
    assert 'srcset="/' not in html

    with django_capture_on_commit_callbacks(execute=True):
        replace_picture(picture, clean(DATA), original_bytes=len(DATA), by=editor)
        list(work())
    picture.refresh_from_db()
    assert names(bucket) == set(picture.file_names())

    publish(edit(post, body="Without", picture=None), by=None)
    spare = store_picture(picture_bytes((9, 9)))
    list(work())
    spare.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        delete_picture(spare, by=editor)
    assert names(bucket) == set(picture.file_names())

    Picture.objects.filter(pk=picture.pk).update(owed=False)
    bucket.save(f"pictures/{'2' * 32}.jpg", ContentFile(b"left"))
    assert sweep() == (0, 1)
    assert names(bucket) == set(picture.file_names())
    assert not settings.MEDIA_ROOT.exists()
