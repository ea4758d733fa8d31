"""What the tests of a picture's pages share."""

from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import (
    picture_bytes,
)

LIST = "/admin/articles/picture/"
SECRET = "Sekrit"
OTHER = picture_bytes((40, 60), (200, 30, 30))


def page(picture, name: str = "change") -> str:
    return f"{LIST}{picture.pk}/{name}/"


def text(response) -> str:
    return response.content.decode().replace("&#x27;", "'")


def said(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def upload(data: bytes = OTHER, name: str = "IMG_1.PNG") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "image/png")


def person():
    return get_user_model().objects.get(username="dana")
