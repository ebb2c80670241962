// The search page: results as one types, and everything by keyboard.

import { copy, copyOnClick } from "./copy.js";

const WAIT = 120; // milliseconds after the last key
const box = document.getElementById("query");
const results = document.getElementById("results");
const said = document.getElementById("said");
let timer = 0;
let running = null;

function terms() {
  return Array.from(results.querySelectorAll("button[data-copy]"));
}

async function look() {
  running?.abort();
  running = new AbortController();
  const query = new URLSearchParams({ q: box.value });
  const empty = !box.value.trim();
  history.replaceState(null, "", empty ? "/" : `/?${query}`);
  try {
    const answer = await fetch(`/results?${query}`, { signal: running.signal });
    if (answer.ok) {
      results.innerHTML = await answer.text();
      document.getElementById("empty")?.toggleAttribute("hidden", !empty);
      said.textContent = results.textContent.trim() ? `${terms().length}` : "";
    }
  } catch (error) {
    if (error.name !== "AbortError") {
      throw error;
    }
  }
}

function lookSoon() {
  clearTimeout(timer);
  timer = setTimeout(look, WAIT);
}

async function copyFirst() {
  clearTimeout(timer);
  await look();
  const first = terms()[0];
  if (first) {
    await copy(first);
  }
}

function move(step) {
  const all = terms();
  const place = all.indexOf(document.activeElement) + step;
  if (place < 0) {
    box.focus();
  } else {
    all[Math.min(place, all.length - 1)]?.focus();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const inBox = document.activeElement === box;
  const onTerm = results.contains(document.activeElement);
  if (event.key === "/" && !inBox) {
    box.focus();
    box.select();
  } else if (event.key === "ArrowDown" && (inBox || onTerm)) {
    move(1);
  } else if (event.key === "ArrowUp" && onTerm) {
    move(-1);
  } else if (event.key === "Enter" && inBox) {
    copyFirst();
  } else {
    return;
  }
  event.preventDefault();
});

box.addEventListener("input", lookSoon);
copyOnClick(results);
