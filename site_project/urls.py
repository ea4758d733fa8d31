"""The desk at /admin/, its draft links at /drafts/; all else is the readers' side."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("drafts/", include("articles.admin.shared_urls")),
    path("", include("articles.public.urls")),
]

handler400 = "articles.public.errors.bad_request"
handler403 = "articles.public.errors.forbidden"
handler404 = "articles.public.errors.not_found"
handler500 = "articles.public.errors.server_error"
