// How far a check has come; when it is done, the page shows what was found.

const OFTEN = 400; // milliseconds
const bar = document.getElementById("progress");
const counted = document.getElementById("counted");

async function look() {
  const answer = await fetch(bar.dataset.from);
  const { done, units, finished } = await answer.json();
  if (finished) {
    location.reload();
    return;
  }
  bar.max = units || 1;
  bar.value = done;
  counted.textContent = `${done} / ${units}`;
  setTimeout(look, OFTEN);
}

setTimeout(look, OFTEN);
