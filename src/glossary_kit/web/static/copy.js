// Copying: buttons with data-copy put that text on the clipboard and say so.

async function write(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  // Pages from another machine without HTTPS have no clipboard but this one.
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "visually-hidden";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

export async function copy(button) {
  await write(button.dataset.copy);
  document.getElementById("said").textContent = `${button.dataset.done}: ${button.dataset.copy}`;
  for (const other of document.querySelectorAll(".copied")) {
    other.classList.remove("copied");
  }
  button.classList.add("copied");
}

export function copyOnClick(root) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-copy]");
    if (button) {
      copy(button);
    }
  });
}
