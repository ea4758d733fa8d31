"""Two people at one post, and one person twice."""

import pytest

from articles.models import Post, Revision
from tests.admin.forms import change, opened, said
from tests.factories import edit, make_live, make_post, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def lee(clock):
    return make_user("lee", first_name="Lee", superuser=True)


def shared(lee) -> tuple[Post, dict]:
    """A post, and dana's form of it, which Lee's save has overtaken."""
    post = make_post("Shared", by=lee, body="The first words stand here.")
    form = opened(post, body="The first words stand there.", _save="1")
    edit(post, by=lee, body="The last words stand here.")
    return post, form


def test_whoever_saves_second_sees_both_texts_and_loses_nothing(desk, lee):
    post, form = shared(lee)
    response = desk.post(change(post), form)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Lee" in html
    assert "while you were writing" in html
    assert "12:00 PM" in html
    # What differs, word by word.
    assert response.context["comparison"].body.added == 2
    assert "The first words stand there." in html
    assert Post.objects.get().body == "The last words stand here."


def test_keeping_mine_makes_a_save_of_it_and_theirs_stays_in_the_history(desk, lee):
    post, form = shared(lee)
    page = desk.post(change(post), form)
    again = dict(page.context["fields"]) | {"opened": post_now().digest, "_save": "1"}
    desk.post(change(post), again)
    assert post_now().body == "The first words stand there."
    bodies = [revision.values["body"] for revision in Revision.objects.all()]
    assert bodies[:2] == ["The first words stand there.", "The last words stand here."]


def test_taking_theirs_keeps_mine_in_the_history(desk, lee):
    post, form = shared(lee)
    page = desk.post(change(post), form)
    again = dict(page.context["fields"]) | {"_take_theirs": "1"}
    response = desk.post(change(post), again)
    assert "Lee’s text" in said(response)
    assert post_now().body == "The last words stand here."
    aside = Revision.objects.get(set_aside=True)
    assert aside.values["body"] == "The first words stand there."
    assert aside.saved_by.username == "dana"


def test_pressing_publish_over_another_s_save_publishes_nothing(desk, lee):
    post, form = shared(lee)
    del form["_save"]
    page = desk.post(change(post), form | {"_publish": "1"})
    assert "_publish" not in dict(page.context["fields"])
    assert not post.editions.exists()


def test_nobody_is_warned_of_herself(desk):
    post = make_post("Mine")
    for number in range(3):
        values = opened(post, body=f"{number}", _save="1")
        assert desk.post(change(post), values).status_code == 302
    assert post_now().body == "2"


def test_the_same_text_sent_twice_is_no_conflict(desk):
    post = make_post("Mine")
    form = opened(post, body="Typed once.", _save="1")
    assert desk.post(change(post), form).status_code == 302
    assert desk.post(change(post), form).status_code == 302
    assert post_now().body == "Typed once."


def test_lines_that_end_as_browsers_send_them_are_no_difference(desk):
    post = make_post("Mine", body="One.\n\nTwo.")
    before = post.digest
    form = opened(post, body="One.\r\n\r\nTwo.", opened="", _save="1")
    assert desk.post(change(post), form).status_code == 302
    assert post_now().digest == before
    desk.post(change(post), opened(post, body="One.\r\nThree.", _save="1"))
    assert post_now().body == "One.\nThree."


def test_a_title_that_is_taken_makes_no_conflict_of_a_second_press(desk):
    from tests.admin.forms import ADD, fields

    make_post("Taken")
    uid = desk.get(ADD).context["adminform"].form["uid"].value()
    form = fields(title="Taken", uid=str(uid), _save="1")
    assert desk.post(ADD, form).status_code == 302
    assert desk.post(ADD, form).status_code == 302
    assert Post.objects.count() == 2


def test_another_s_uid_makes_a_post_of_one_s_own(client, clock):
    from django.contrib.auth.models import Group

    from articles.publishing import make_roles
    from tests.admin.forms import ADD, fields

    make_roles()
    wren = make_user("wren")
    wren.groups.add(Group.objects.get(name="Writer"))
    client.force_login(wren)
    other = make_post("Not hers", by=make_user("lee"))
    form = fields(title="Hers", uid=str(other.uid), _save="1")
    assert client.post(ADD, form).status_code == 302
    assert Post.objects.get(title="Hers").uid != other.uid
    assert Post.objects.filter(title="Not hers").exists()


def test_a_new_post_sent_twice_is_one_post(desk):
    from tests.admin.forms import ADD, fields

    uid = desk.get(ADD).context["adminform"].form["uid"].value()
    form = fields(title="Only once", uid=str(uid), _save="1")
    assert desk.post(ADD, form).status_code == 302
    assert desk.post(ADD, form).status_code == 302
    assert Post.objects.count() == 1
    assert str(Post.objects.get().uid) == str(uid)


def test_a_form_that_does_not_say_what_it_began_with_overwrites_nothing(desk, lee):
    post, form = shared(lee)
    response = desk.post(change(post), form | {"opened": ""})
    assert response.status_code == 200
    assert post_now().body == "The last words stand here."


def test_what_others_made_of_a_post_is_escaped_in_the_conflict(desk, lee):
    post = make_post("<b>Shared</b>", by=lee)
    form = opened(post, body="<script>alert(1)</script>", _save="1")
    edit(post, by=lee, body="<img src=x onerror=alert(1)>", title="</script><i>")
    html = desk.post(change(post), form).content.decode()
    for hostile in ["<script>alert", "<img src=x", "<i>", "<b>Shared"]:
        assert hostile not in html


def test_a_live_text_keeps_its_readers_through_it_all(desk, lee):
    post = make_live("Read", body="What readers see.")
    form = opened(post, body="Mine.", _save="1")
    edit(post, by=lee, body="Theirs.")
    desk.post(change(post), form)
    assert "What readers see." in desk.get("/articles/read/").content.decode()


def post_now() -> Post:
    return Post.objects.get()
