// A picture as Markdown writes it: which one the cursor stands in, and its words.
"use strict";
window.deskPictureText = (() => {
  const PICTURE =
    /!\[((?:\\.|[^[\]\\])*)\]\(picture:([0-9a-z]{1,20})(?:[ \t]+"((?:\\.|[^"\\])*)")?[ \t]*\)/g;
  // As in articles/rendering/figures.py.
  const DECORATIVE = ["decorative", "decorativa", "decorativo"];

  function plain(words) {
    return words.replace(/\\([!-/:-@[-`{-~])/g, "$1").replace(/\s+/g, " ").trim();
  }

  // The picture that holds the whole selection, or null; one that ends where the cursor
  // is doesn't.
  function at(value, start, end, placeholder) {
    for (const match of value.matchAll(PICTURE)) {
      const from = match.index;
      const to = from + match[0].length;
      const isAll = start < end && from === start && end === to;
      if (!isAll && (start <= from || end >= to)) continue;
      const alt = plain(match[1]);
      const isDecorative = DECORATIVE.includes(alt.toLowerCase());
      return {
        start: from,
        end: to,
        key: match[2],
        alt: isDecorative || alt === placeholder ? "" : alt,
        isDecorative,
        caption: plain(match[3] || ""),
      };
    }
    return null;
  }

  return Object.freeze({ at });
})();
