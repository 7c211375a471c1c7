"use strict";
// Everything here only adds to pages that work without it.

// a document: pointing at or choosing a claim shows its words, and the other way round
const text = document.querySelector(".text");
if (text) {
  const marks = [...text.querySelectorAll("mark[data-claims]")];
  const items = [...document.querySelectorAll("[data-claim]")];
  const show = (numbers) => {
    for (const m of marks) m.classList.toggle("on", m.dataset.claims.split(" ").some((n) => numbers.includes(n)));
    for (const i of items) i.classList.toggle("on", numbers.includes(i.dataset.claim));
  };
  const numbersOf = (node) => node.dataset.claim ? [node.dataset.claim] : node.dataset.claims.split(" ");
  for (const node of [...marks, ...items]) {
    node.addEventListener("mouseenter", () => show(numbersOf(node)));
    node.addEventListener("focusin", () => show(numbersOf(node)));
    node.addEventListener("click", () => show(numbersOf(node)));
  }
  const arrived = /^#at-(\d+)$/.exec(location.hash);
  if (arrived) {
    const at = document.getElementById(`at-${arrived[1]}`);
    if (at && at.nextElementSibling && at.nextElementSibling.dataset.claims) show(numbersOf(at.nextElementSibling));
  }
}

// "/" goes to the search box, as in many places
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    document.getElementById("q").focus();
  }
});

// one key for each decision: whatever has a data-key is pressed by it
document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  const chosen = [...document.querySelectorAll("[data-key]")].find((node) => node.dataset.key === event.key);
  if (chosen) {
    event.preventDefault();
    chosen.click();
  }
});

// files may be dropped on their form
for (const form of document.querySelectorAll("[data-drop]")) {
  const field = form.querySelector("input[type=file]");
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("drop"); });
  form.addEventListener("dragleave", () => form.classList.remove("drop"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("drop");
    field.files = event.dataTransfer.files;
  });
}

// a picture is drawn anew when its years or its kind are chosen; while a slider moves, its year is told, and when it rests it is
// drawn, and the slider has the keys again
const RESTED = 400, MOVED = "elchi-moved";
for (const form of document.querySelectorAll("form[data-live]")) {
  let waiting;
  const again = sessionStorage.getItem(MOVED);
  if (again && form.elements[again]) form.elements[again].focus();
  sessionStorage.removeItem(MOVED);
  form.addEventListener("input", (event) => {
    const told = event.target.closest("label").querySelector("output");
    if (told) told.textContent = event.target.value;
  });
  form.addEventListener("change", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { sessionStorage.setItem(MOVED, event.target.name); form.requestSubmit(); }, RESTED);
  });
}

// of a picture wider than the screen its middle is looked at first
for (const picture of document.querySelectorAll(".picture:not(.from-left)")) picture.parentElement.scrollLeft = (picture.scrollWidth - picture.parentElement.clientWidth) / 2;

// what was read since the last visit: a visit ends with half an hour in which no page is opened; the browser keeps when it was
const VISIT = "elchi-visit", PAUSE = 30 * 60 * 1000;
const visited = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(VISIT) || "{}"), now = Date.now();
    if (kept.latest && now - kept.latest > PAUSE) kept.before = kept.latest;
    kept.latest = now;
    localStorage.setItem(VISIT, JSON.stringify(kept));
    return kept.before;
  } catch { return undefined; } // a browser that keeps nothing
};
const before = visited(), news = document.querySelector("[data-since]");
if (before && news) {
  const since = new Date(before).toISOString();
  fetch(`/api/documents?size=1&since=${since}`).then((r) => r.json()).then(({answer}) => {
    if (!answer.total) return;
    const link = news.querySelector("a");
    link.href = `/documents?since=${since}`;
    link.textContent = `${answer.total} read since your last visit, ${new Date(before).toLocaleString()}`;
    news.hidden = false;
  });
}
