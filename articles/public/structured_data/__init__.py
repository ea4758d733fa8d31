"""What search engines are told: one connected graph a page (schema.org, JSON-LD 1.1).

Each function is given the site, what the page shows, its full address and its crumbs,
and returns what stands in the page's data block. Whatever one node says of another by
its @id is in the same graph.
"""

from .graph import script
from .lists import for_author, for_home, for_list, for_search, for_series
from .texts import for_article, for_page, for_promise

__all__ = [
    "for_article",
    "for_author",
    "for_home",
    "for_list",
    "for_page",
    "for_promise",
    "for_search",
    "for_series",
    "script",
]
