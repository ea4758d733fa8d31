// What a clipboard holds: text that is worth tidying, pictures, or plain words. Text
// copied within the editor is marked, for it is Markdown already.
"use strict";
window.deskClipboard = (() => {
  const OWN = "application/x-desk-text";
  const FORMATTED =
    "a[href],b,strong,i,em,h1,h2,h3,h4,h5,h6,li,table,img,blockquote,[role=heading]," +
    "[data-style*='font-weight'],[data-style*='font-style'],[class^=Mso]";
  const BULLET = /^[ \t]*[•◦▪‣●○·∙][ \t]/m;
  const MOST_PICTURES = 40;

  // A picture that stands in the page itself, as a file to upload.
  function fileOf(source, number) {
    const [, type, data] = source.match(/^data:(image\/[\w.+-]+);base64,(.*)$/s) || [];
    if (!type) return null;
    try {
      const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
      return new File([bytes], `pasted-${number}`, { type });
    } catch {
      return null; // cut off
    }
  }

  // The page, inert: nothing in it runs or is fetched. What the content security policy
  // would refuse in it gets another name, so that the browser doesn't report it.
  function parsed(html) {
    const quiet = html
      .replace(/([\s"'/])(style|on\w+)\s*=/gi, "$1data-$2=")
      .replace(/<(\/?)(style|script)\b/gi, "<$1unseen-$2");
    const page = new DOMParser().parseFromString(quiet, "text/html");
    for (const unseen of page.querySelectorAll("unseen-style,unseen-script,title"))
      unseen.remove();
    return page.body;
  }

  // The pictures that stand in the page itself, and the page with pasted:1 and so on in
  // their places.
  function apart(html) {
    const pictures = [];
    const rest = html.replace(
      /(<img\b[^>]*?\bsrc\s*=\s*["']?)(data:[^"'\s>]*)/gi,
      (whole, tag, source) => {
        const isRoom = pictures.length < MOST_PICTURES;
        const file = isRoom && fileOf(source, pictures.length + 1);
        return file ? `${tag}pasted:${pictures.push(file)}` : tag;
      },
    );
    return { html: rest, pictures };
  }

  // What was copied: `kind` is "plain", "pictures" (files) or "text", which is worth
  // tidying.
  function read(transfer) {
    const text = transfer.getData("text/plain").replace(/\r\n?/g, "\n");
    if (transfer.types.includes(OWN)) return { kind: "plain", text };
    const html = transfer.getData("text/html");
    const files = window.deskPictures.ofTransfer(transfer);
    const isLong = /\n/.test(text.trim()) || BULLET.test(text);
    if (isLong && html && !files.length) return { kind: "text", text, ...apart(html) };
    const page = html ? parsed(html) : null;
    const words = page?.textContent.trim();
    // Word and Excel send a picture of the text beside the text.
    if (files.length && !words) return { kind: "pictures", files };
    if (isLong || page?.querySelector(FORMATTED))
      return { kind: "text", text: text || words, ...apart(html) };
    return { kind: "plain", text };
  }

  function setUp(text) {
    for (const name of ["copy", "cut"]) {
      text.addEventListener(name, (event) => {
        const { value, selectionStart: start, selectionEnd: end } = text;
        if (start === end) return;
        event.preventDefault();
        event.clipboardData.setData("text/plain", value.slice(start, end));
        event.clipboardData.setData(OWN, "1");
        if (name === "cut") window.deskEditing.replaceRange(text, start, end, "");
      });
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".editor textarea").forEach(setUp);
  });

  return Object.freeze({ read });
})();
