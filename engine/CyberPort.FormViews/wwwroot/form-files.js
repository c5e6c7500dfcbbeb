// Sends chosen files with a progress bar. The form is posted as its button would post it; then the answered page is shown.

function progressBar(input) {
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", input.dataset.uploading);
  input.after(bar);
  return bar;
}

function upload(form, input, button, say) {
  const body = new FormData(form);
  body.append(button.name, button.value);
  const bar = progressBar(input);
  const request = new XMLHttpRequest();
  let told = 0;
  request.open("POST", form.action);
  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    bar.value = Math.round((event.loaded / event.total) * 100);
    if (bar.value >= told + 25) {
      told = bar.value;
      say(`${input.dataset.uploading} ${bar.value}%`);
    }
  });
  const failed = () => {
    bar.remove();
    button.disabled = false;
    say(input.dataset.failed);
    const place = document.getElementById(input.id.replace(/--file$/, "-error"));
    if (place) {
      place.textContent = input.dataset.failed;
      place.hidden = false;
    }
  };
  request.addEventListener("load", () => {
    if (request.status < 200 || request.status >= 400) failed();
    // The same address with another fragment would not load again.
    else if (request.responseURL.split("#")[0] === location.href.split("#")[0]) location.reload();
    else location.replace(request.responseURL);
  });
  request.addEventListener("error", failed);
  button.disabled = true;
  say(input.dataset.uploading);
  request.send(body);
}

export function enhanceFiles(form, say) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest(".drop button[type=submit]");
    const input = button?.closest(".drop").querySelector("input[type=file]");
    if (!input || input.files.length === 0) return;
    event.preventDefault();
    upload(form, input, button, say);
  });
  // Dropping on the area is a convenience; the button beside it does the same.
  for (const area of form.querySelectorAll(".drop")) {
    const input = area.querySelector("input[type=file]");
    area.addEventListener("dragover", (event) => event.preventDefault());
    area.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length > 0) input.files = event.dataTransfer.files;
    });
  }
}
