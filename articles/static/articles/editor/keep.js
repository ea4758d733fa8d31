// What is written and not saved yet is kept: at every pause in this browser, a little
// later on the server, as one rolling draft. Says who else has the post open.
"use strict";
(() => {
  const LOCAL_PAUSE = 400; // milliseconds without a keystroke
  const SERVER_PAUSE = 2_500;
  const LONGEST_WAIT = 10_000; // of somebody who writes without a pause
  const PRESENCE = 20_000;
  const BACK_OFF = [5_000, 10_000, 20_000, 40_000, 60_000];
  const BEACON_BYTES = 60_000; // the most that browsers send from a closing page
  const NOT_TEXT = /^(?:_|step-|sign-in-|csrf|opened$|stamp$|uid$|writer-name$)/;

  const form = document.getElementById("post_form");
  const notices = document.querySelector("[data-keep-url]");
  const text = form?.querySelector(".editor textarea");
  if (!form || !notices || !text) return;

  const address = notices.dataset.keepUrl;
  const said = form.querySelector("[data-kept]");
  const value = (name) => form.elements.namedItem(name)?.value || "";
  const drawer = `desk:${value("writer-name")}:`;
  const place = drawer + value("uid");

  function fields() {
    const found = [];
    for (const [name, entry] of new FormData(form)) {
      if (typeof entry !== "string" || NOT_TEXT.test(name)) continue;
      found.push([name, entry.replaceAll("\r\n", "\n")]);
    }
    return found;
  }

  // The same content gives the same string, whatever the order of topics.
  function print(entries) {
    return JSON.stringify(entries.map((entry) => entry.join("\0")).sort());
  }

  let loaded = ""; // what the page came with
  let kept = ""; // what the server holds
  let firstChange = 0;
  let localTimer = 0;
  let serverTimer = 0;
  let failures = 0;
  let sending = null;

  function say(sentence) {
    if (said && said.textContent !== sentence) said.textContent = sentence;
  }

  // In this browser

  function readLocal(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }

  function forgetLocal(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }

  function keepLocal() {
    const now = fields();
    if (print(now) === kept || print(now) === loaded) return;
    try {
      const copy = { at: Date.now(), opened: value("opened"), fields: now };
      localStorage.setItem(place, JSON.stringify(copy));
    } catch {
      // Full or forbidden: the server's copy is the one that there is.
    }
  }

  // On the server

  function packed(entries, uid, opened, extra = {}) {
    const body = new FormData();
    for (const [name, entry] of entries) body.append(name, entry);
    body.set("uid", uid);
    body.set("opened", opened);
    // Which unsaved text this page knows of; another is set aside, never overwritten.
    body.set("stamp", uid === value("uid") ? value("stamp") : "");
    body.set("csrfmiddlewaretoken", value("csrfmiddlewaretoken"));
    for (const [name, entry] of Object.entries(extra)) body.set(name, entry);
    return body;
  }

  async function post(body, again = true) {
    let response;
    try {
      response = await fetch(address, {
        method: "POST",
        body,
        headers: { Accept: "application/json" },
      });
      const isJson = (response.headers.get("Content-Type") || "").includes("json");
      if (isJson) return await response.json();
      // Signing in, in another window too, makes the form's token an old one.
      if (response.status === 403 && again && (await renewToken())) {
        body.set("csrfmiddlewaretoken", value("csrfmiddlewaretoken"));
        return await post(body, false);
      }
    } catch {
      return { offline: true };
    }
    return { offline: true };
  }

  async function renewToken() {
    const page = await (await fetch(location.href)).text();
    const fresh = new DOMParser()
      .parseFromString(page, "text/html")
      .querySelector("input[name=csrfmiddlewaretoken]");
    for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]"))
      if (fresh) input.value = fresh.value;
    return Boolean(fresh);
  }

  async function send() {
    const now = fields();
    const answer = await post(packed(now, value("uid"), value("opened")));
    if (answer.kept) {
      form.elements.namedItem("stamp").value = answer.stamp;
      failures = 0;
      kept = print(now);
      firstChange = 0;
      const copy = readLocal(place);
      if (copy && print(copy.fields) === kept) forgetLocal(place);
      const sentence = gettext("Kept at %(time)s, not saved yet.");
      say(interpolate(sentence, { time: answer.kept }, true));
      tellOthers(answer);
    } else if (answer.signed_out) {
      say(
        gettext(
          "You are signed out. Your text is kept in this browser, and saving asks for your password.",
        ),
      );
    } else if (answer.error) {
      say(answer.error);
    } else {
      failures += 1;
      say(gettext("There is no connection. Your text is kept in this browser."));
      keepLocal();
      schedule(BACK_OFF[Math.min(failures, BACK_OFF.length) - 1]);
    }
    return answer;
  }

  // One request at a time: a later text never arrives before an earlier one.
  async function flush() {
    clearTimeout(serverTimer);
    serverTimer = 0;
    while (sending) await sending;
    sending = send();
    try {
      return await sending;
    } finally {
      sending = null;
    }
  }

  function isDirty() {
    return print(fields()) !== loaded;
  }

  function isKept() {
    const now = print(fields());
    return now === kept || now === loaded;
  }

  function schedule(wait) {
    clearTimeout(serverTimer);
    serverTimer = setTimeout(() => {
      serverTimer = 0;
      if (!isKept()) flush();
    }, wait);
  }

  function changed() {
    const now = Date.now();
    firstChange ||= now;
    clearTimeout(localTimer);
    localTimer = setTimeout(keepLocal, LOCAL_PAUSE);
    if (failures) return; // the next try has its time
    schedule(Math.max(0, Math.min(SERVER_PAUSE, firstChange + LONGEST_WAIT - now)));
  }

  // Who else is here

  function present(others, names) {
    const sentence = ngettext(
      "%(names)s has this post open too. Whoever saves second will see both texts.",
      "%(names)s have this post open too. Whoever saves second will see both texts.",
      others.length,
    );
    return interpolate(sentence, { names }, true);
  }

  function saved({ by: name, self, at: time }) {
    const sentence = self
      ? gettext(
          "You saved this post in another window at %(time)s. When you save, you will see both texts and choose; nothing of yours is lost.",
        )
      : gettext(
          "%(name)s saved this post at %(time)s. When you save, you will see both texts and choose; nothing of yours is lost.",
        );
    return interpolate(sentence, { name, time }, true);
  }

  function tellOthers({ others = [], newer = null }) {
    const box = notices.querySelector("[data-others]");
    const names = others.join(", ");
    if (box.dataset.names !== names) {
      box.dataset.names = names;
      box.hidden = !others.length;
      box.querySelector("p").textContent = others.length
        ? present(others, names)
        : "";
    }
    const news = notices.querySelector("[data-newer]");
    news.hidden = !newer;
    if (!newer) return;
    const sentence = saved(newer);
    if (news.textContent !== sentence) news.textContent = sentence;
  }

  async function ping() {
    if (document.hidden || sending || !navigator.onLine) return;
    const answer = await post(
      packed([], value("uid"), value("opened"), { ping: "1" }),
    );
    if (answer.others) tellOthers(answer);
  }

  // What was left in this browser by a crash, a closed window or a dead network

  async function bringBack(key, copy) {
    const uid = key.slice(drawer.length);
    const answer = await post(packed(copy.fields, uid, copy.opened || ""));
    if (!answer.kept) return;
    forgetLocal(key);
    const here = key === place;
    if (!here && notices.querySelector(`a[href="?continue=${uid}"]`)) return;
    const title = copy.fields.find(([name]) => name === "title")?.[1].trim();
    const box = notices.querySelector("template").content.firstElementChild.cloneNode(true);
    const at = new Date(copy.at).toLocaleTimeString(document.documentElement.lang, {
      hour: "numeric",
      minute: "2-digit",
      timeZone: notices.dataset.zone, // as every time at the desk
    });
    const sentence = here
      ? gettext("You wrote more here at %(time)s and didn’t save it.")
      : gettext("You began “%(title)s” at %(time)s and didn’t save it.");
    const values = { title: title || gettext("Untitled"), time: at };
    box.querySelector("[data-sentence]").textContent = interpolate(sentence, values, true);
    box.querySelector("[data-continue]").href = here ? "?continue=1" : `?continue=${uid}`;
    const look = box.querySelector("[data-look]");
    look.href = look.getAttribute("href").replace("00000000-0000-0000-0000-000000000000", uid);
    notices.querySelector("[data-unsaved]")?.remove();
    notices.prepend(box);
  }

  function lookBack() {
    let keys = [];
    try {
      keys = Object.keys(localStorage).filter((key) => key.startsWith(drawer));
    } catch {
      return;
    }
    const isNew = !value("opened");
    for (const key of keys) {
      const copy = readLocal(key);
      if (!copy?.fields) forgetLocal(key);
      else if (key === place && print(copy.fields) === loaded) forgetLocal(key);
      else if (key === place || (isNew && !copy.opened)) bringBack(key, copy);
    }
  }

  function start() {
    loaded = print(fields());
    if (new URLSearchParams(location.search).has("continue")) kept = loaded;
    lookBack();
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    // The stock choosers tell of a choice through jQuery alone.
    window.django?.jQuery?.(form).on("change", "select", changed);
    window.addEventListener("online", () => {
      failures = 0;
      if (!isKept()) flush();
    });
    setInterval(ping, PRESENCE);
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) keepLocal();
      else ping();
    });
    window.addEventListener("pagehide", () => {
      clearTimeout(localTimer);
      if (!isKept()) keepLocal(); // words typed after the press on Save, too
      if (!window.deskKeeping.leaving && !isKept()) {
        const all = fields();
        if (print(all).length < BEACON_BYTES) {
          navigator.sendBeacon(address, packed(all, value("uid"), value("opened")));
        }
      }
      // A save comes back to the same post.
      if (!window.deskKeeping.leaving)
        navigator.sendBeacon(address, packed([], value("uid"), "", { leaving: "1" }));
    });
    window.addEventListener("beforeunload", (event) => {
      if (!window.deskKeeping.leaving && isDirty() && !isKept()) event.preventDefault();
    });
  }

  window.deskKeeping = { flush, isDirty, isKept, keepLocal, say, leaving: false };
  // After the stock widgets have taken their places, which changes no value.
  if (document.readyState === "complete") start();
  else window.addEventListener("load", start);
})();
