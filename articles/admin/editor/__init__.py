"""The editor: django-markdownx's widget before views of the desk's own.

The package's own views are open to anyone and its script traps the Tab key, breaks
undo and takes failures for answers; neither is used. docs/editor.md goes through it
point by point.
"""

from django.urls import path

from .authors import add_author
from .link_targets import links
from .page import preview
from .pasting import paste
from .pictures import upload
from .widget import EditorWidget

__all__ = ["EditorWidget", "urls"]


def urls() -> list:
    return [
        path("editor/preview/", preview, name="articles_editor_preview"),
        path("editor/upload/", upload, name="articles_editor_upload"),
        path("editor/links/", links, name="articles_editor_links"),
        path("editor/paste/", paste, name="articles_editor_paste"),
        path("editor/author/", add_author, name="articles_editor_author"),
    ]
