"""Who is behind the site and its texts."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Author, Byline, SiteSettings

from ..pages import absolute
from ..pictures import ShownPicture, absolute_file, logo_of, portrait_of
from .graph import Node, filled, reference


def the_site() -> Node:
    """What other nodes say of the site."""
    return {"@id": f"{absolute(reverse('articles:home'))}#website"}


def the_practice() -> Node:
    """What other nodes say of the practice."""
    return {"@id": f"{absolute(reverse('articles:home'))}#organization"}


def site_nodes(site: SiteSettings) -> list[Node]:
    """The site, the practice as what it calls itself, and its logo."""
    home = absolute(reverse("articles:home"))
    logo = logo_of(site)
    images = [picture_node(logo, f"{home}#logo")] if logo else []
    practice = {
        "@type": site.business_kind,
        **the_practice(),
        "name": site.name,
        "url": home,
    } | filled(
        description=site.tagline,
        telephone=site.phone_uri.removeprefix("tel:"),
        address=_address(site),
        areaServed=site.area_served,
        logo=reference(images[0]) if images else None,
        image=reference(images[0]) if images else None,
    )
    website = {
        "@type": "WebSite",
        **the_site(),
        "url": home,
        "name": site.name,
        "inLanguage": site.language,
        "publisher": the_practice(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{home}search/?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    } | filled(description=site.tagline)
    return [website, practice, *images]


def _address(site: SiteSettings) -> Node | None:
    """The address, where there is any part of it; a country alone is none."""
    parts = filled(
        streetAddress=", ".join(
            line.strip() for line in site.street_address.splitlines() if line.strip()
        ),
        addressLocality=site.city,
        addressRegion=site.region,
        postalCode=site.postal_code,
    )
    if not parts:
        return None
    return {"@type": "PostalAddress"} | parts | {"addressCountry": site.country}


def picture_node(picture: ShownPicture, id_: str, **values: str) -> Node:
    return {
        "@type": "ImageObject",
        "@id": id_,
        "url": picture.url,
        "contentUrl": picture.url,
        "width": picture.width,
        "height": picture.height,
        "encodingFormat": picture.content_type,
    } | filled(description=picture.alt, **values)


def named_person(site: SiteSettings, byline: Byline, *, has_page: bool) -> Node:
    """A person as a text names them, by what was true when it was published.

    `has_page` says whether readers find a page about them.
    """
    url = absolute(byline.get_absolute_url())
    return {"@type": "Person", "@id": f"{url}#person"} | filled(
        name=byline.name,
        honorificSuffix=byline.credentials,
        jobTitle=byline.role,
        affiliation=_affiliation(site, byline.affiliation),
        hasCredential=_licence(byline.licence),
        description=_supervision(byline.supervisor),
        url=url if has_page else "",
        image=absolute_file(byline.portrait_url) if byline.portrait else "",
    )


def person(site: SiteSettings, author: Author, description: str) -> Node:
    """A person as their own page shows them."""
    url = absolute(author.get_absolute_url())
    supervisor = author.supervisor.credited_name if author.supervisor else ""
    told = " ".join(part for part in (_supervision(supervisor), description) if part)
    portrait = portrait_of(author)
    links = [link for link in author.link_list if link.startswith(("https:", "http:"))]
    return {"@type": "Person", "@id": f"{url}#person"} | filled(
        name=author.name,
        honorificSuffix=author.credentials,
        jobTitle=author.role,
        affiliation=_affiliation(site, author.affiliation),
        hasCredential=_licence(author.licence),
        description=told,
        url=url,
        image=portrait.url if portrait else "",
        sameAs=links,
    )


def people(site: SiteSettings, bylines: Iterable[Byline]) -> list[Node]:
    return [named_person(site, byline, has_page=True) for byline in bylines]


def _affiliation(site: SiteSettings, name: str) -> Node | None:
    """Where somebody works or studies: this practice, or what is called so."""
    if name.casefold() == site.name.casefold():
        return the_practice()
    return {"@type": "Organization", "name": name} if name else None


def _licence(line: str) -> Node | None:
    if not line:
        return None
    return {"@type": "EducationalOccupationalCredential", "name": line}


def _supervision(supervisor: str) -> str:
    """That somebody works under supervision, which must never stay unsaid."""
    if not supervisor:
        return ""
    return _("Supervised by %(name)s.") % {"name": supervisor}
