// Applies how a page looks for some answers, by element id. Texts are set as text; no HTML is ever built from them.

function setText(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

function setVisible(element, visible) {
  if (!element || element.hidden === !visible) return false;
  element.hidden = !visible;
  return true;
}

// The inputs by the place of their field, gathered once: a large form has thousands.
function inputsByPlace(form) {
  const places = new Map();
  for (const element of form.elements) {
    if (!element.name?.startsWith("/")) continue;
    const place = element.name.split("#")[0];
    if (places.has(place)) places.get(place).push(element);
    else places.set(place, [element]);
  }
  return places;
}

// Text inputs stay readable for everyone; what cannot be read-only is disabled.
function setEnabled(inputs, enabled) {
  for (const input of inputs) {
    if (input.type === "hidden" || input.tagName === "BUTTON") continue;
    if (input.tagName === "SELECT" || input.type === "radio" || input.type === "checkbox" || input.type === "file") input.disabled = !enabled;
    else input.readOnly = !enabled;
  }
}

function setRequired(id, inputs, required, words) {
  const badge = document.getElementById(`${id}-badge`);
  if (badge) {
    setText(badge, required ? words.required : words.optional);
    badge.classList.toggle("req", required);
    badge.classList.toggle("opt", !required);
  }
  for (const input of inputs) {
    if (["hidden", "radio", "checkbox"].includes(input.type)) continue;
    if (required) input.setAttribute("aria-required", "true");
    else input.removeAttribute("aria-required");
  }
}

// An error is shown and taken away only at what was touched here: what the server said about the rest stays until the page is left.
function setError(id, pointer, inputs, field, context) {
  const place = document.getElementById(`${id}-error`);
  if (!place || !context.wasTouched(id) || inputs.includes(document.activeElement)) return null;
  const text = field.error ?? "";
  const isNew = text !== "" && place.textContent !== text;
  setText(place, text);
  place.hidden = text === "";
  const several = field.wrong?.map((part) => (part === "" ? pointer : `${pointer}#${part}`));
  const wrong = field.part ? `${pointer}#${field.part}` : null;
  for (const input of inputs) {
    const isWrong = text !== "" && (several ? several.includes(input.name) : wrong === null || input.name === wrong);
    input.classList.toggle("bad", isWrong && input.type !== "radio" && input.type !== "checkbox");
    if (isWrong) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
  return isNew ? text : null;
}

// Where the value came from: a line that was not there yet is made below the field.
function setSource(id, text) {
  let line = document.getElementById(`${id}-source`);
  if (!line && text !== "") {
    line = document.createElement("p");
    line.id = `${id}-source`;
    line.className = "src";
    document.getElementById(`${id}-field`)?.append(line);
  }
  setText(line, text);
  if (line) line.hidden = text === "";
}

// Computed and read-only answers; an input that somebody is in, or was in meanwhile, is left alone.
function setParts(inputs, pointer, parts, context) {
  for (const [part, text] of Object.entries(parts)) {
    const name = part === "" ? pointer : `${pointer}#${part}`;
    for (const input of inputs.filter((element) => element.name === name)) {
      if (!context.isFree(input) || input.type === "hidden" || input.type === "file") continue;
      if (input.type === "radio" || input.type === "checkbox") input.checked = input.value === text;
      else if (input.value !== text) input.value = text;
      if (input.tagName === "SELECT") input.dispatchEvent(new CustomEvent("optionschanged"));
    }
  }
}

function setOptions(select, options, context) {
  const same = select.options.length === options.length + 1 && options.every((option, i) => select.options[i + 1].value === option.code);
  if (same || !context.isFree(select)) return;
  const chosen = select.value;
  while (select.options.length > 1) select.remove(1);
  for (const option of options) {
    const item = document.createElement("option");
    item.value = option.code;
    item.textContent = option.label;
    if (option.kana) item.dataset.kana = option.kana;
    select.append(item);
  }
  select.value = options.some((option) => option.code === chosen) ? chosen : "";
  select.dispatchEvent(new CustomEvent("optionschanged"));
}

// Radio buttons and check boxes that are not offered any more disappear; new ones are made like the first.
function setChoices(items, options, context) {
  if (items.length === 0) return;
  const known = new Map(items.map((item) => [item.value, item]));
  for (const item of items) {
    const offered = item.value === "" || options.some((option) => option.code === item.value);
    item.closest(".choice").hidden = !offered;
    if (!offered && item.checked && context.isFree(item)) item.checked = false;
  }
  for (const option of options.filter((one) => !known.has(one.code))) {
    const box = items[0].closest(".choice").cloneNode(true);
    const input = box.querySelector("input");
    const label = box.querySelector("label");
    box.hidden = false;
    input.value = option.code;
    input.checked = false;
    input.id = `${items[0].id}-${option.code}`;
    label.htmlFor = input.id;
    label.textContent = option.label;
    items[0].closest(".choices").append(box);
  }
}

function applyOptions(inputs, options, context) {
  const select = inputs.find((input) => input.tagName === "SELECT");
  if (select) setOptions(select, options, context);
  else setChoices(inputs.filter((input) => input.type === "radio" || input.type === "checkbox"), options, context);
}

// Returns what is worth saying aloud: new errors, and once that fields came or went.
export function applyState(form, state, context) {
  const told = [];
  let moved = false;
  const places = inputsByPlace(form);
  for (const [pointer, field] of Object.entries(state.fields ?? {})) {
    const inputs = places.get(pointer) ?? [];
    moved = setVisible(document.getElementById(`${field.id}-field`), field.visible) || moved;
    setEnabled(inputs, field.enabled);
    setRequired(field.id, inputs, field.required, context.words);
    if (field.parts) setParts(inputs, pointer, field.parts, context);
    if (field.options) applyOptions(inputs, field.options, context);
    if (field.label) setText(document.getElementById(`${field.id}-label`), field.label);
    const output = document.getElementById(field.id);
    if (output?.tagName === "OUTPUT") setText(output, field.show);
    for (const [place, text] of Object.entries(field.outputs ?? {})) setText(document.getElementById(place), text);
    const understood = document.getElementById(`${field.id}-understood`);
    setText(understood, field.understood ?? "");
    setVisible(understood, Boolean(field.understood));
    setSource(field.id, field.source ?? "");
    const error = setError(field.id, pointer, inputs, field, context);
    if (error) told.push(error);
  }
  for (const [id, node] of Object.entries(state.nodes ?? {})) {
    moved = setVisible(document.getElementById(id), node.visible) || moved;
    if (node.text) setText(document.getElementById(`${id}-text`), node.text);
  }
  if (moved && context.words.changed) told.push(context.words.changed);
  return told;
}
