// Makes a long select searchable by name, code and reading: the ARIA combobox pattern with a list box. The select stays and is posted.

const most = 50;

// Full and half width, hiragana and katakana are the same to somebody who searches.
function folded(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60)).replace(/\s/g, "");
}

class Combobox {
  constructor(select, say) {
    this.select = select;
    this.say = say;
    this.shown = [];
    this.active = -1;
    this.build();
    this.listen();
  }

  build() {
    const id = this.select.id;
    this.input = document.createElement("input");
    this.list = document.createElement("ul");
    const box = document.createElement("div");
    // the arrow stands at the end of the input, so the box is as wide as it
    box.className = ["combo", ...[...this.select.classList].filter((name) => name.startsWith("w"))].join(" ");
    this.input.type = "text";
    this.input.id = id;
    this.input.autocomplete = "off";
    this.input.value = this.chosenLabel();
    for (const name of ["aria-describedby", "aria-required", "aria-invalid", "class"]) {
      if (this.select.hasAttribute(name)) this.input.setAttribute(name, this.select.getAttribute(name));
    }
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-expanded", "false");
    this.input.setAttribute("aria-controls", `${id}-options`);
    this.input.title = this.select.dataset.combobox;
    this.list.id = `${id}-options`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.select.dataset.combobox);
    this.list.hidden = true;
    this.select.id = `${id}-select`;
    this.select.hidden = true;
    this.select.before(box);
    box.append(this.input, this.list, this.select);
    this.follow();
  }

  listen() {
    this.input.addEventListener("input", (event) => { event.stopPropagation(); if (!event.isComposing) this.search(); });
    this.input.addEventListener("compositionend", () => this.search());
    this.input.addEventListener("change", (event) => event.stopPropagation());
    this.input.addEventListener("click", () => this.open(this.options()));
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.leave());
    // A press on the list must not take the focus out of the input before it chooses.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const item = event.target.closest("[role=option]");
      if (item) this.choose(this.shown[[...this.list.children].indexOf(item)]);
    });
    this.select.addEventListener("optionschanged", () => { this.input.value = this.chosenLabel(); });
    // What the state sets on the select counts for the input as well.
    this.watcher = new MutationObserver(() => this.follow());
    this.watcher.observe(this.select, { attributes: true, attributeFilter: ["disabled", "aria-invalid", "aria-required"] });
  }

  follow() {
    this.input.disabled = this.select.disabled;
    for (const name of ["aria-invalid", "aria-required"]) {
      if (this.select.hasAttribute(name)) this.input.setAttribute(name, "true");
      else this.input.removeAttribute(name);
    }
  }

  options() {
    return [...this.select.options].filter((option) => option.value !== "");
  }

  chosenLabel() {
    const option = this.select.selectedOptions[0];
    return option && option.value !== "" ? option.textContent : "";
  }

  search() {
    const wanted = folded(this.input.value);
    const found = this.options().filter((option) =>
      [option.textContent, option.value, option.dataset.kana ?? ""].some((text) => folded(text).includes(wanted)));
    this.open(found);
    this.say(this.select.dataset.found.replace("{0}", String(found.length)));
  }

  open(options) {
    this.shown = options.slice(0, most);
    this.active = -1;
    this.list.replaceChildren(...this.shown.map((option, i) => {
      const item = document.createElement("li");
      item.id = `${this.list.id}-${i}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.textContent = option.textContent;
      return item;
    }));
    this.list.hidden = this.shown.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  move(step) {
    if (this.list.hidden) this.open(this.options());
    if (this.shown.length === 0) return;
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = (this.active + step + this.shown.length) % this.shown.length;
    const item = this.list.children[this.active];
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", item.id);
  }

  key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown") this.move(1);
    else if (event.key === "ArrowUp") this.move(this.active < 0 ? 0 : -1);
    else if (event.key === "Escape" && !this.list.hidden) this.close();
    else if (event.key === "Enter" && !this.list.hidden && this.active >= 0) this.choose(this.shown[this.active]);
    else return;
    event.preventDefault();
  }

  choose(option) {
    this.input.value = option ? option.textContent : "";
    this.close();
    const code = option?.value ?? "";
    if (this.select.value === code) return;
    this.select.value = code;
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // On leaving, a text that names one option chooses it, an empty one none; anything else is taken back.
  leave() {
    this.close();
    const wanted = folded(this.input.value);
    const named = this.options().filter((option) => folded(option.textContent) === wanted || folded(option.value) === wanted);
    if (wanted === "") this.choose(null);
    else if (named.length === 1) this.choose(named[0]);
    else this.input.value = this.chosenLabel();
  }
}

export function enhanceSelects(form, say) {
  for (const select of form.querySelectorAll("select[data-combobox]")) new Combobox(select, say);
}
