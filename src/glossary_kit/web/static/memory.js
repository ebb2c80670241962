import { copyOnClick } from "./copy.js";

const box = document.getElementById("query");

document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== box) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});
copyOnClick(document);
