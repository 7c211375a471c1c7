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
