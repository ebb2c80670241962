// A file dropped on the form is sent at once, and so is one that was chosen.

const form = document.getElementById("drop");
const input = document.getElementById("file");

for (const name of ["dragenter", "dragover"]) {
  form.addEventListener(name, (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
}
form.addEventListener("dragleave", () => form.classList.remove("over"));
form.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("over");
  if (event.dataTransfer.files.length) {
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  }
});
input.addEventListener("change", () => {
  if (input.files.length) {
    form.requestSubmit();
  }
});
