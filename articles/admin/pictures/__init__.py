"""Pictures at the desk: the library, a picture's page, and another file in its place.

Every file goes through the one cleaning door.
"""

from .desk import PictureAdmin

__all__ = ["PictureAdmin"]
