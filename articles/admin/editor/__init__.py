"""The editor: django-markdownx's widget before views of the desk's own.

The package's own views are open to anyone and its script traps the Tab key, breaks
undo and takes failures for answers; neither is used. docs/editor.md goes through it
point by point.
"""

from django.urls import path

from .authors import add_author
from .lead_picture import LeadPictureField
from .link_targets import links
from .page import preview
from .pasting import paste
from .picture_library import browse
from .pictures import discard, keep, tell, upload
from .widget import EditorWidget

__all__ = ["EditorWidget", "LeadPictureField", "urls"]


def urls() -> list:
    return [
        path("editor/preview/", preview, name="articles_editor_preview"),
        path("editor/upload/", upload, name="articles_editor_upload"),
        path("editor/pictures/", browse, name="articles_editor_pictures"),
        path("editor/pictures/keep/", keep, name="articles_editor_picture_keep"),
        path(
            "editor/pictures/discard/",
            discard,
            name="articles_editor_picture_discard",
        ),
        path("editor/pictures/told/", tell, name="articles_editor_picture_told"),
        path("editor/links/", links, name="articles_editor_links"),
        path("editor/paste/", paste, name="articles_editor_paste"),
        path("editor/author/", add_author, name="articles_editor_author"),
    ]
