"""The one address of the desk that opens without an account."""

from django.urls import path

from .shared_drafts import shared

app_name = "drafts"
urlpatterns = [path("<str:token>/", shared, name="shared")]
