"""Pages that show two contents of a post side by side."""

from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse


def comparison_page(
    desk, request: HttpRequest, template: str, context: dict[str, Any]
) -> TemplateResponse:
    """A page of the desk in which `comparison` is shown."""
    return TemplateResponse(
        request,
        f"admin/articles/post/{template}.html",
        {
            **desk.admin_site.each_context(request),
            "opts": desk.opts,
            "title": None,
            **context,
        },
    )
