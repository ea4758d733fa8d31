"""What any text must be, for it to be rendered."""

from django.core.exceptions import ValidationError

from articles.rendering import TextTooLongError, render


def check_renders(text: str) -> None:
    """Raises ValidationError, with the renderer's sentence, for too large a text."""
    try:
        render(text)
    except TextTooLongError as error:
        raise ValidationError(str(error)) from error
