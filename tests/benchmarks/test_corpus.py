import pytest

from articles.models import Edition, Post
from articles.publishing.compose import compose
from tests.benchmarks import corpus, words

pytestmark = pytest.mark.django_db

NOT_CONTENT = {"id", "created_at"}


def test_the_corpus_is_what_publishing_would_have_written():
    newest = corpus.fill(corpus.BODIES)
    assert Edition.objects.live().articles().newest_first()[0].post == newest
    for post in Post.objects.with_state():
        (edition,) = post.editions.all()
        expected = compose(post, begins=edition.live_from)
        for field in Edition._meta.concrete_fields:
            if field.name not in NOT_CONTENT:
                name = field.attname
                assert getattr(edition, name) == getattr(expected, name), name
        assert edition.content_relations() == post.content_relations()
        assert post.addresses.get().slug == post.slug
        assert post.state == "live"


def test_a_body_is_the_same_on_every_run():
    assert words.body(3) == words.body(3)
    assert words.body(3) != words.body(4)
