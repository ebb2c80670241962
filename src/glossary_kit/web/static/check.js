// A checked draft: what is done to it is done in place, and everything by keyboard.

const draft = document.getElementById("draft");
const said = document.getElementById("said");
let busy = false;

function cards() {
  return Array.from(draft.querySelectorAll(".card"));
}

function current() {
  return document.activeElement?.closest(".card");
}

function go(step) {
  const all = cards();
  const here = current();
  const place = here ? all.indexOf(here) + step : step > 0 ? 0 : all.length - 1;
  all[Math.max(0, Math.min(place, all.length - 1))]?.focus();
}

async function send(form, button) {
  if (busy) {
    return;
  }
  busy = true;
  draft.setAttribute("aria-busy", "true");
  const place = cards().indexOf(current() ?? form.closest(".card"));
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form, button),
      headers: { "X-Fragment": "1" },
    });
    if (!answer.ok) {
      location.reload();
      return;
    }
    draft.innerHTML = await answer.text();
    said.textContent = draft.querySelector(".summary").textContent.trim();
    cards()[Math.min(Math.max(place, 0), cards().length - 1)]?.focus({ preventScroll: place < 0 });
  } finally {
    busy = false;
    draft.removeAttribute("aria-busy");
  }
}

draft.addEventListener("submit", (event) => {
  event.preventDefault();
  send(event.target, event.submitter);
});

draft.addEventListener("click", (event) => {
  const mark = event.target.closest("mark[data-issue]");
  if (mark) {
    document.getElementById(`i${mark.dataset.issue}`)?.focus();
  }
});

draft.addEventListener("focusin", () => {
  const number = current()?.dataset.number;
  for (const mark of draft.querySelectorAll("mark[data-issue]")) {
    mark.classList.toggle("current", mark.dataset.issue === number);
  }
});

document.addEventListener("keydown", (event) => {
  const writes = event.target.closest("textarea, input, select");
  if (writes || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.key === "n") {
    go(1);
  } else if (event.key === "p") {
    go(-1);
  } else if (event.key === "u") {
    draft.querySelector('.tools button[data-key="u"]').click();
  } else if (event.key === "t" || event.key === "i") {
    current()?.querySelector(`button[data-key="${event.key}"]`)?.click();
  } else {
    return;
  }
  event.preventDefault();
});
