// Makes a form's page better where a script runs: answers are sent after a pause, and how the page looks for them is applied.
// Everything works without it. Nothing here replaces HTML, and nothing is written into an input that was touched meanwhile.
import { applyState } from "./form-state.js";
import { enhanceSelects } from "./form-combobox.js";
import { enhanceFiles } from "./form-files.js";
import { enhanceMaps } from "./form-map.js";
import { enhanceMatrices } from "./form-matrix.js";
import { enhanceGrids } from "./form-grid.js";
import { watchSession } from "./form-session.js";

const pause = 700;
const form = document.querySelector("form[data-evaluate]");
const status = document.getElementById("form-status");

// A clock that only counts: when an input was touched last, and when a request left.
let ticks = 0;
const touchedAt = new WeakMap();
const touched = new Set();
let composing = false;
let timer = 0;
let latest = 0;
let answered = 0;

function say(text) {
  if (status && text) status.textContent = text;
}

// A pause while somebody types; what was pasted is all there already.
function schedule(isWhole) {
  clearTimeout(timer);
  timer = setTimeout(send, isWhole ? 0 : pause);
}

// The fields as the form would post them, without files and without any button.
function answers() {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && name !== "_action") body.append(name, value);
  }
  return body;
}

async function send() {
  if (composing) return; // the words are not chosen yet; the end of the composition sends them
  const number = ++latest;
  const leftAt = ++ticks;
  try {
    const response = await fetch(form.dataset.evaluate, { method: "POST", body: answers(), credentials: "same-origin" });
    if (!response.ok) throw new Error(String(response.status));
    const state = await response.json();
    if (number < answered || number < latest) return; // a later question has left: this answer is late
    answered = number;
    const changed = applyState(form, state, {
      isFree: (element) => (touchedAt.get(element) ?? 0) < leftAt && element !== document.activeElement,
      wasTouched: (id) => touched.has(id),
      words: status?.dataset ?? {},
    });
    applyGrids(state);
    session.extended();
    saved();
    if (changed.length > 0) say(changed.join(" "));
  } catch {
    say(status?.dataset.notsaved);
  }
}

function saved() {
  const place = document.getElementById("saved");
  const now = new Date();
  const time = `${now.getHours()}:${String(now.getMinutes()).padStart(2, "0")}`;
  if (place) place.textContent = `${status?.dataset.saved ?? ""} ${time}`;
}

// The id of the field that an input belongs to: the name without its part.
function fieldId(element) {
  const name = element.name ?? "";
  return name.startsWith("/") ? "f" + name.split("#")[0].replaceAll("/", "-") : null;
}

function touch(element, isWhole = false) {
  const id = fieldId(element);
  if (!id) return;
  touchedAt.set(element, ++ticks);
  touched.add(id);
  count(element);
  toggleParty(element);
  schedule(isWhole);
}

// What is left is counted in characters as people count them, and told when typing stops.
let countTimer = 0;
function count(element) {
  const most = Number(element.dataset.count);
  const place = document.getElementById(`${element.id}-count`);
  if (!most || !place) return;
  const left = most - [...element.value].length;
  place.textContent = (left < 0 ? place.dataset.over : place.dataset.left).replace("{0}", String(Math.abs(left)));
  place.classList.toggle("err", left < 0);
  clearTimeout(countTimer);
  countTimer = setTimeout(() => { if (left < most / 10) say(place.textContent); }, 1500);
}

// A company has other members than a person.
function toggleParty(element) {
  const party = element.closest("[data-party]");
  if (!party || element.type !== "radio") return;
  for (const member of party.closest("fieldset").querySelectorAll("[data-side]")) member.hidden = member.dataset.side !== element.value;
}

// A link to an added row or a repeated group names its place: the focus goes to the first input there.
function followPlace() {
  const hash = decodeURIComponent(location.hash.slice(1));
  if (!hash.startsWith("/")) return;
  const group = document.getElementById("f" + hash.replaceAll("/", "-") + "-field");
  const rows = group?.querySelectorAll(".rowitem") ?? [];
  const target = rows.length > 0 ? rows[rows.length - 1].querySelector("input:not([type=hidden]), select, textarea") : group?.querySelector("button, input");
  target?.focus();
}

let session = { extended() {} };
let applyGrids = () => {};

function start() {
  form.addEventListener("input", (event) => { if (!event.isComposing && !composing) touch(event.target, event.inputType === "insertFromPaste"); });
  form.addEventListener("change", (event) => touch(event.target));
  form.addEventListener("compositionstart", () => { composing = true; clearTimeout(timer); });
  form.addEventListener("compositionend", (event) => { composing = false; touch(event.target); });
  // Enter chooses a word while composing (some browsers tell it only by the key code 229); it must not send the form.
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.isComposing || composing || event.keyCode === 229)) event.preventDefault();
  }, true);
  form.addEventListener("submit", () => clearTimeout(timer));
  enhanceSelects(form, say);
  enhanceFiles(form, say);
  enhanceMaps(form, say);
  enhanceMatrices(form);
  applyGrids = enhanceGrids(form, say);
  session = watchSession(send);
  for (const element of form.querySelectorAll("[data-count]")) if (element.value) count(element);
  document.getElementById("error-summary")?.focus();
  // The browser goes to the fragment once everything is loaded; what is better than that comes after it.
  if (document.readyState === "complete") followPlace();
  else addEventListener("load", () => setTimeout(followPlace));
}

if (form) start();
