// A link as Markdown writes it: what is an address, which link the cursor stands in,
// and the words and the address so that neither ends the other.
"use strict";
window.deskLinkText = (() => {
  const SCHEME = /^(?:https?:\/\/|mailto:|tel:)\S/i;
  const REFERENCE = /^post:[0-9a-f]{6,32}$/i;
  const MAIL = /^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/;
  const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u;
  const PLACE = /^(?:\/|#)\S*$/; // a page of this site, a heading of this page
  const LINK =
    /(?<!!)\[((?:\\.|[^[\]\\])*)\]\(\s*(<[^<>]*>|(?:\\.|[^\s()\\]|\([^\s()]*\))*)(?:\s+"[^"]*")?\s*\)/g;

  // The address that somebody meant, or "" for what is none.
  function addressOf(typed) {
    const value = typed.trim();
    if (SCHEME.test(value) || REFERENCE.test(value) || PLACE.test(value)) {
      return /\s/.test(value) ? "" : value;
    }
    if (MAIL.test(value)) return `mailto:${value}`;
    return HOST.test(value) ? `https://${value}` : "";
  }

  // The link of a line that holds the whole selection.
  function linkAt(value, line, start, end) {
    for (const match of value.slice(line.start, line.end).matchAll(LINK)) {
      const from = line.start + match.index;
      const to = from + match[0].length;
      if (from > start || end > to) continue;
      return {
        start: from,
        end: to,
        words: readable(match[1]),
        address: match[2].replace(/^<|>$/g, ""),
      };
    }
    return null;
  }

  // Words without what keeps their brackets from ending a link, on one line.
  function readable(words) {
    return words.replace(/\\([[\]])/g, "$1").replace(/\s+/g, " ").trim();
  }

  // `isPlain` words are a title, in which no sign is meant as Markdown.
  function linkText(words, address, { isPlain = false } = {}) {
    const signs = isPlain ? /[\\`*_[\]<]/g : /[[\]]/g;
    const safe = words.replace(signs, "\\$&").replace(/(?<!\\)((?:\\\\)*)\\$/, "$1\\\\");
    const escaped = { " ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E" };
    return `[${safe}](${address.replace(/[ ()<>]/g, (sign) => escaped[sign])})`;
  }

  return Object.freeze({ addressOf, linkAt, linkText, readable });
})();
