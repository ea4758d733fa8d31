"""The visitor's story: reading, finding on, and being told to nobody."""

from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.factories import edit, make_live, make_user

pytestmark = pytest.mark.django_db(transaction=True)

PUBLIC = [
    "/",
    "/?page=2",
    "/articles/after-the-argument/",
    "/articles/the-five-stages-came-from-somewhere-else/",
    "/articles/how-to-choose-a-therapist/",
    "/articles/burnout-and-the-vacation/",
    "/articles/what-a-panic-attack-is-doing/",
    "/topics/",
    "/topics/couples/",
    "/authors/",
    "/authors/tess-kowalczyk/",
    "/archive/",
    "/archive/2026/",
    "/archive/2026/10/",
    "/series/first-call-to-last-hour/",
    "/search/?q=sleep",
    "/search/?q=zzzz",
    "/your-privacy/",
    "/accessibility-statement/",
    "/about/",
    "/fees/",
    "/nothing-is-here/",
]


def violations(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_public_page_is_open_to_everyone(visit, demo, width, scheme):
    window = visit(width, scheme)
    for path in PUBLIC:
        window.go(path)
        assert violations(window.page) == [], path
        assert window.page.locator("h1").count() == 1, path
        overflow = "document.scrollingElement.scrollWidth > window.innerWidth"
        assert not window.page.evaluate(overflow), path
    assert window.context.cookies() == []


def test_no_page_scrolls_sideways_on_the_smallest_screen(visit, demo):
    window = visit(320)
    for path in PUBLIC:
        window.go(path)
        assert window.page.evaluate("document.scrollingElement.scrollWidth") <= 320, (
            path
        )


def test_a_crawl_of_the_whole_site_finds_nothing_broken_and_leaves_no_trace(
    visit, demo, client
):
    """By request for every link, and in the browser for every page."""
    window = visit(1280)
    todo, seen, pages = ["/"], set(), []
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        response = window.page.request.get(window.address + path, max_redirects=0)
        assert response.status == 200, path
        assert "set-cookie" not in response.headers, path
        if "text/html" not in response.headers["content-type"]:
            continue
        pages.append(path)
        window.go(path)
        inline = "script:not([src]):not([type$=json]), style, [style], [onclick]"
        assert window.page.locator(inline).count() == 0, path
        found = window.page.eval_on_selector_all(
            "a[href], link[href], img[src]",
            "all => all.map(one => one.href || one.src)",
        )
        for link in found:
            parts = urlsplit(urljoin(window.page.url, urldefrag(link)[0]))
            if parts.netloc == urlsplit(window.address).netloc:
                query = f"?{parts.query}" if parts.query else ""
                todo.append(parts.path + query)
    assert len(pages) > 35
    assert window.context.cookies() == []
    stored = window.page.evaluate("localStorage.length + sessionStorage.length")
    assert stored == 0


def test_a_reader_finds_the_way_by_links_alone(visit, demo):
    window = visit(390)
    page = window.page
    window.go("/")
    page.get_by_role("link", name="After the argument").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("After the argument")
    page.get_by_role("navigation", name="Contents").get_by_role("link").first.click()
    assert "#h-" in page.url
    page.get_by_role("navigation", name="More articles").get_by_role(
        "link"
    ).last.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("After the argument")
    page.go_back()
    page.get_by_role("link", name="Ruth Oyelaran, LMFT").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ruth Oyelaran")
    page.get_by_role("contentinfo").get_by_role("link", name="Archive").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Archive")
    page.get_by_role("contentinfo").get_by_role("link", name="Privacy").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Privacy")
    crisis = page.get_by_role("contentinfo").get_by_role("link", name="988", exact=True)
    assert crisis.get_attribute("href") == "tel:988"


@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_of_everything_that_a_text_can_hold_is_open_to_everyone(
    visit, demo, width
):
    words = "| " + " | ".join(["A heading of some length"] * 7) + " |\n"
    make_live(
        "Everything",
        body="# One\n\n## Two\n\n## Three\n\n## Four\n\n1. a\n   - b\n\n- [x] c\n"
        "- [ ] d\n\n> e\n\n> [!WARNING]\n> f\n\n~~g~~ **h** *i* `j`\n\n```\n"
        + "k" * 200
        + "\n```\n\n---\n\nSee[^1] [m](https://m.example/) "
        + "w" * 200
        + "\n\n[^1]: Note.\n\n"
        + words
        + "|---" * 7
        + "|\n"
        + words,
    )
    window = visit(width)
    window.go("/articles/everything/")
    assert violations(window.page) == []
    assert window.page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_the_first_tab_leads_past_the_menu(visit, demo):
    window = visit(1280)
    window.go("/articles/after-the-argument/")
    window.page.keyboard.press("Tab")
    window.page.keyboard.press("Enter")
    assert window.page.evaluate("document.activeElement.closest('main') !== null")


DESK = [
    "/admin/",
    "/admin/articles/post/",
    "/admin/articles/post/?q=nothingtobefound",
    "/admin/articles/post/add/",
    "/admin/articles/author/",
    "/admin/articles/author/add/",
    "/admin/articles/picture/",
    "/admin/articles/picture/add/",
    "/admin/articles/topic/add/",
    "/admin/articles/sitesettings/1/change/",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_is_open_to_everyone(visit, demo, scheme):
    from articles.models import Post

    window = visit(1280, scheme)
    window.go("/admin/login/")
    assert violations(window.page) == []
    make_user("dana", superuser=True)
    window.page.get_by_label("Username").fill("dana")
    window.page.get_by_label("Password").fill("long enough")
    window.page.get_by_role("button", name="Sign in").click()
    window.page.wait_for_url("**/admin/")
    post = Post.objects.get(slug="after-the-argument")
    edit(post, body=f"{post.body}\n\nOne more line.")
    steps = ["change", "history", "compare", "changes", "share", "discard"]
    steps += ["withdraw", "cancel", f"restore/{post.editions.get().pk}"]
    pages = [*DESK, *(f"/admin/articles/post/{post.pk}/{step}/" for step in steps)]
    for path in [*pages, f"/admin/articles/post/preview/{post.uid}/"]:
        window.go(path)
        assert violations(window.page) == [], path
        assert window.page.locator("h1").count() == 1, path
    for width in (390, 1024):
        window.page.set_viewport_size({"width": width, "height": 800})
        for path in pages:
            window.go(path)
            overflow = "document.scrollingElement.scrollWidth > window.innerWidth"
            assert not window.page.evaluate(overflow), (path, width)
