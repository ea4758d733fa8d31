"""Which missing paths say something about the site, and which about those who ask.

Left out is what no reader follows a link to: the probes of attackers, files that
belong to pages, and whatever may tell of a person (an address for mail, a token).
"""

import re
from typing import Final

LONGEST: Final = 200  # characters of a path that is counted

# Parts of paths that scanners ask every site for.
_PROBED: Final = frozenset(
    {"wp-admin", "wp-includes", "wp-content", "wp-json", "wp-login", "wordpress"}
    | {"cgi-bin", "phpmyadmin", "pma", "myadmin", "mysql", "adminer", "administrator"}
    | {"vendor", "node_modules", "actuator", "solr", "boaform", "hnap1", "console"}
    | {"autodiscover", "owa", "ecp", "telescope", "_ignition", "_profiler", "debug"}
    | {"server-status", "server-info", "jenkins", "manager", "geoserver", "sdk"}
    | {"graphql", "swagger", "api-docs", "api", "rest", "backup", "backups", "shell"}
    | {"xmlrpc", "setup", "install", "config", "cmd", "eval", "etc", "proc", "bin"}
)
# The site's own, where nobody is led on from. Links to drafts are secrets.
_OWN: Final = frozenset({"admin", "drafts", "static", "media", "style", "icons"})
# What a page loads, and what only a scanner asks for. Documents (.pdf, .html, .xml)
# stay: readers and their feed readers come by those.
_FILES: Final = re.compile(
    r"\.(?:php[0-9]?|phtml|aspx?|ashx|asmx|jspx?|do|action|cgi|pl|py|rb|sh|exe|dll|env"
    r"|git|svn|sql|sqlite3?|db|bak|old|orig|save|swp|log|ini|conf|cfg|ya?ml|toml|json"
    r"|zip|t?gz|tar|rar|7z|bz2|xz|jar|war|key|pem|crt|txt|map|m?js|css|ico|png|jpe?g"
    r"|gif|webp|avif|svg|bmp|woff2?|ttf|otf|eot|mp[34]|webm)(?:[/~]|$)"
)
_ODD_SIGNS: Final = re.compile(r"[@<>\"'`{}|\\^$;=*\[\]()%&!]|\.\.")
# Nobody's title: 16 or more hexadecimal digits, or letters and digits mixed.
_TOKEN: Final = re.compile(
    r"[0-9a-f]{16,}|(?=[a-z_]*[0-9])(?=[0-9_]*[a-z])[a-z0-9_]{20,}|[0-9]{9,}"
    r"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)


def is_told(key: str) -> bool:
    """Whether the missing path `key` (see `path_key`) is worth a line in the report."""
    if not 1 < len(key) <= LONGEST or not key.isprintable():
        return False
    if _ODD_SIGNS.search(key) or _FILES.search(key):
        return False
    parts = key[1:].split("/")
    if parts[0] in _OWN or _PROBED & set(parts):
        return False
    return not any(part[0] == "." or _TOKEN.fullmatch(part) for part in parts)
