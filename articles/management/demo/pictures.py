"""Pictures for a demo site, drawn by code: the same bytes on every run."""

import io
from collections.abc import Callable

from PIL import Image

from .portraits import PORTRAITS
from .scenes_desk import letter_on_desk
from .scenes_land import misty_hills, winding_path
from .scenes_rooms import two_chairs, window_light
from .scenes_shore import lighthouse, stacked_stones, waves
from .scenes_tables import kettle_and_cup, rain_on_window
from .scenes_thresholds import bed_at_night, open_door
from .scenes_trees import bench_under_tree, tree_in_wind
from .scenes_water import bridge, lake_at_dusk

__all__ = ["ALT", "PORTRAITS", "SCENES", "picture"]

SCENES: dict[str, Callable[[], Image.Image]] = {
    "misty-hills": misty_hills,
    "two-chairs": two_chairs,
    "lake-at-dusk": lake_at_dusk,
    "window-light": window_light,
    "winding-path": winding_path,
    "kettle-and-cup": kettle_and_cup,
    "waves": waves,
    "open-door": open_door,
    "tree-in-wind": tree_in_wind,
    "bed-at-night": bed_at_night,
    "stacked-stones": stacked_stones,
    "rain-on-window": rain_on_window,
    "bench-under-tree": bench_under_tree,
    "lighthouse": lighthouse,
    "letter-on-desk": letter_on_desk,
    "bridge": bridge,
}

ALT: dict[str, str] = {
    "misty-hills": "Rows of wooded hills fade into mist under a pale sun.",
    "two-chairs": (
        "A green and a red armchair face each other across a small round table, "
        "with a lit floor lamp behind."
    ),
    "lake-at-dusk": (
        "A full moon over a still lake at dusk, its light broken on the water."
    ),
    "window-light": (
        "Light from a window falls on a wooden floor beside a large potted plant."
    ),
    "winding-path": "A pale path winds through fields towards blue hills.",
    "kettle-and-cup": "A green kettle and a steaming cup of tea on a wooden table.",
    "waves": "Green and blue waves roll in under a low red sun.",
    "open-door": (
        "A door stands open from a dark green room onto a bright path through hills."
    ),
    "tree-in-wind": "A lone tree on a hill leans in the wind and loses some leaves.",
    "bed-at-night": (
        "A made bed by a lit lamp, with a crescent moon and stars in the window."
    ),
    "stacked-stones": "Six smooth stones balanced in a stack on a beach.",
    "rain-on-window": (
        "Raindrops run down a window; a hot drink and two books stand on the sill."
    ),
    "bench-under-tree": "An empty bench beside a large tree in autumn colours.",
    "lighthouse": "A striped lighthouse on a headland shines over the sea at dusk.",
    "letter-on-desk": (
        "A handwritten letter on a desk with a pen, two envelopes and a cup of tea."
    ),
    "bridge": "A stone bridge and its reflection close to a circle over calm water.",
    "silver-bob": (
        "Illustration of a person with a silver bob, round glasses and a green jumper."
    ),
    "dark-curls": (
        "Illustration of a person with dark curly hair, round earrings and a red top."
    ),
    "short-beard": (
        "Illustration of a person with short brown hair, a beard and a blue jacket."
    ),
}


def picture(name: str) -> bytes:
    """The JPEG of a scene (1600 by 1067 pixels) or a portrait (640 by 640).

    Raises KeyError for a name in neither SCENES nor PORTRAITS.
    """
    buffer = io.BytesIO()
    drawn = (SCENES | PORTRAITS)[name]()
    drawn.save(buffer, "JPEG", quality=88, optimize=True, progressive=True)
    return buffer.getvalue()
