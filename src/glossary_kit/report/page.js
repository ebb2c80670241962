"use strict";
(function () {
  const form = document.querySelector("form");
  const shown = document.querySelector("output");
  const issues = Array.from(document.querySelectorAll("article[data-code]"));
  const files = Array.from(document.querySelectorAll("section.file"));
  function matches(issue, key) {
    const wanted = form.elements[key].value;
    return !wanted || issue.dataset[key] === wanted;
  }
  function apply() {
    const words = form.elements.text.value.trim().toLowerCase();
    let count = 0;
    for (const issue of issues) {
      const visible = ["severity", "family", "file"].every((key) => matches(issue, key)) &&
        (!words || issue.textContent.toLowerCase().includes(words));
      issue.hidden = !visible;
      count += visible ? 1 : 0;
    }
    for (const file of files) {
      file.hidden = !file.querySelector("article:not([hidden])");
    }
    shown.value = count + " / " + issues.length;
  }
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
})();
