// The focal point is set on the picture, and what the site's crops make of it is seen
// at once.
"use strict";
(() => {
  const page = document.querySelector("[data-focal]");
  if (!page) return;
  const size = [Number(page.dataset.width), Number(page.dataset.height)];
  const stage = page.querySelector("[data-focal-stage]");
  const picture = stage.querySelector("img");
  const mark = stage.querySelector("[data-focal-point]");
  const ranges = [...page.querySelectorAll("input[type=range]")];
  const outputs = [...page.querySelectorAll("[data-percent]")];
  const point = ranges.length
    ? ranges.map((range) => Number(range.value))
    : [Number(page.dataset.x), Number(page.dataset.y)];
  const crops = [...page.querySelectorAll("[data-crop]")].map((frame) => ({
    frame,
    ratio: [Number(frame.dataset.wide), Number(frame.dataset.high)],
    image: frame.querySelector("img"),
  }));

  function within(value, most) {
    return Math.max(0, Math.min(most, value));
  }

  // As Python rounds: a half goes to the even neighbour.
  function rounded(value) {
    const down = Math.floor(value);
    const rest = value - down;
    return rest > 0.5 || (rest === 0.5 && down % 2 !== 0) ? down + 1 : down;
  }

  // Where the piece begins, in percent of the room that it has along one side. The
  // server cuts by the same rule: articles/imaging/crops.py, box.
  function begin(ratio, axis) {
    const whole = size[axis];
    const fitting = rounded((size[1 - axis] * ratio[axis]) / ratio[1 - axis]);
    const piece = Math.min(whole, Math.max(1, fitting));
    const room = whole - piece;
    if (room === 0) return 50;
    return (within(rounded((whole * point[axis]) / 100 - piece / 2), room) / room) * 100;
  }

  function show() {
    for (const { image, ratio } of crops)
      image.style.objectPosition = `${begin(ratio, 0)}% ${begin(ratio, 1)}%`;
    ranges.forEach((range, axis) => {
      range.value = point[axis];
      outputs[axis].textContent = `${point[axis]}%`;
    });
    if (!mark) return;
    mark.style.left = `${point[0]}%`;
    mark.style.top = `${point[1]}%`;
  }

  function set(x, y) {
    point[0] = within(Math.round(x), 100);
    point[1] = within(Math.round(y), 100);
    show();
  }

  function setTo(event) {
    const area = picture.getBoundingClientRect();
    set(
      ((event.clientX - area.left) / area.width) * 100,
      ((event.clientY - area.top) / area.height) * 100,
    );
  }

  for (const { frame, ratio } of crops) frame.style.aspectRatio = ratio.join(" / ");
  page.querySelector("[data-crops]").hidden = false;
  show();
  if (!mark) return;

  mark.hidden = false;
  stage.classList.add("can-be-set");
  picture.draggable = false;
  picture.addEventListener("click", (event) => {
    setTo(event);
    mark.focus({ preventScroll: true });
  });
  mark.addEventListener("pointerdown", (event) => {
    mark.setPointerCapture(event.pointerId);
  });
  mark.addEventListener("pointermove", (event) => {
    if (mark.hasPointerCapture(event.pointerId)) setTo(event);
  });

  const ways = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  mark.addEventListener("keydown", (event) => {
    const way = ways[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const far = event.shiftKey ? 10 : 1;
    set(point[0] + way[0] * far, point[1] + way[1] * far);
  });
  for (const range of ranges)
    range.addEventListener("input", () => {
      set(...ranges.map((one) => Number(one.value)));
    });
})();
