// Makes the table of a repeated group a grid: only the rows that are seen are drawn. The text area stays and is what is posted.
import { GridRows } from "./form-grid-rows.js";
import { GridWindow } from "./form-grid-window.js";
import { lostLines } from "./form-grid-lost.js";
import { readTable, writeTable } from "./form-tabbed.js";

const cards = 10;

function make(name, attributes = {}, text = "") {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return element;
}

class Grid {
  constructor(box, say) {
    this.box = box;
    this.say = say;
    this.id = "f" + box.dataset.grid.replaceAll("/", "-");
    this.words = JSON.parse(box.dataset.words);
    this.columns = JSON.parse(box.dataset.columns);
    this.open = this.columns.filter((column) => !column.computed);
    this.errors = JSON.parse(box.dataset.errors);
    this.computed = JSON.parse(box.dataset.computed);
    this.isReadOnly = box.dataset.readonly === "1";
    this.text = box.querySelector("textarea");
    this.data = new GridRows(readTable(this.text.value), this.open.length, Number(box.dataset.most));
    this.places = this.columns.flatMap((column, i) => (column.computed ? [] : [i])); // of the open columns
    this.seen = new GridWindow(this.columns);
    this.editor = null;
    this.narrow = matchMedia("(max-width: 700px)");
    this.build();
    this.narrow.addEventListener("change", () => this.draw());
  }

  build() {
    this.box.querySelector("[data-gridtext]").hidden = true;
    this.help = make("p", { class: "hint", id: `${this.id}-gridhelp` }, this.words.gridHelp);
    this.bar = make("p", { class: "gridbar" });
    const buttons = this.isReadOnly ? [] : [["gridAdd", () => this.data.add()], ["gridRemove", () => this.data.remove()], ["gridFill", () => this.data.fillDown()],
      ["gridUndo", () => this.data.undo()], ["gridRedo", () => this.data.redo()]];
    for (const [word, act] of buttons) {
      const button = make("button", { type: "button", class: "btn sec sm", "data-act": word }, this.words[word]);
      button.addEventListener("click", () => { this.change(act); if (!this.narrow.matches) this.grid.focus(); });
      this.bar.append(button);
    }
    this.count = make("span", { class: "saved" });
    this.bar.append(this.count);
    this.lost = make("div", { role: "alert", id: `${this.id}-lost` });
    this.grid = make("div", {
      role: "grid", tabindex: "0", class: "grid", id: `${this.id}-grid`, "aria-labelledby": `${this.id}-label`, "aria-multiselectable": "true",
      "aria-describedby": `${this.id}-error ${this.id}-gridhelp`, "aria-colcount": String(this.columns.length + 1), "aria-readonly": this.isReadOnly ? "true" : null,
    });
    this.head = make("div", { role: "row", class: "gridhead", "aria-rowindex": "1" });
    this.head.append(make("span", { role: "columnheader", class: "gridcell no" }, "#"));
    for (const [i, column] of this.columns.entries()) this.head.append(make("span", { role: "columnheader", class: this.classOf(column, i), "aria-colindex": String(i + 2) }, column.label));
    this.body = make("div", { role: "rowgroup", class: "gridbody" });
    this.grid.append(this.head, this.body);
    this.list = make("div", { class: "gridcards" });
    this.box.querySelector("[data-gridtext]").after(this.help, this.bar, this.lost, this.grid, this.list);
    this.grid.addEventListener("scroll", () => { if (this.seen.moved(this.grid)) this.drawRows(); });
    this.grid.addEventListener("keydown", (event) => this.key(event));
    this.grid.addEventListener("mousedown", (event) => this.press(event));
    this.grid.addEventListener("dblclick", () => this.edit());
    this.grid.addEventListener("copy", (event) => { if (!this.editor) { event.clipboardData.setData("text/plain", writeTable(this.data.copied())); event.preventDefault(); } });
    this.grid.addEventListener("paste", (event) => { if (!this.editor && !this.isReadOnly) { this.paste(event.clipboardData.getData("text/plain")); event.preventDefault(); } });
    this.draw();
  }

  classOf(column, index) {
    return ["gridcell", column.number || column.computed ? "num" : "", index === 0 ? "first" : "", column.computed ? "computed" : ""].filter(Boolean).join(" ");
  }

  paste(text) {
    const table = readTable(text);
    if (table.length === 0) return;
    if (this.data.count === 0) this.data.add();
    const lost = this.data.beyond(table);
    this.change(() => this.data.paste(table), "insertFromPaste");
    this.lost.replaceChildren(...lostLines(lost, this.words, this.open, this.data.most).map((line) => make("p", { class: "note warn" }, line)));
  }

  // Every change goes into the text, which the page sends after a pause; what was pasted is sent at once.
  change(act, how = "insertText") {
    if (this.isReadOnly || !act()) return;
    this.lost.replaceChildren();
    this.text.value = writeTable(this.data.rows);
    this.text.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: how }));
    this.draw();
    this.show();
  }

  draw() {
    const isNarrow = this.narrow.matches;
    for (const element of [this.grid, this.help]) element.hidden = isNarrow;
    this.list.hidden = !isNarrow;
    this.count.textContent = this.words.gridCount.replace("{0}", String(this.data.count));
    this.grid.setAttribute("aria-rowcount", String(this.data.count + 1));
    if (this.data.count > 0) this.body.setAttribute("role", "rowgroup");
    else this.body.removeAttribute("role");
    this.body.style.height = `${this.seen.top(this.data.count)}px`;
    if (isNarrow) this.drawCards();
    else this.drawRows();
  }

  drawRows() {
    if (this.editor) this.finish(true);
    const rows = [];
    for (let row = this.seen.firstRow(); row < this.seen.lastRow(this.data.count); row++) rows.push(this.row(row));
    this.body.replaceChildren(...rows);
    const active = this.data.count > 0 ? this.cellId(this.data.at.row, this.data.at.column) : null;
    if (active && document.getElementById(active)) this.grid.setAttribute("aria-activedescendant", active);
    else this.grid.removeAttribute("aria-activedescendant");
  }

  cellId(row, column) {
    return `${this.id}-${row}-${this.open[column].name}`;
  }

  row(row) {
    const line = make("div", { role: "row", class: "gridrow", "aria-rowindex": String(row + 2) });
    line.style.top = `${this.seen.top(row)}px`;
    line.append(make("span", { role: "rowheader", class: "gridcell no" }, String(row + 1)));
    const [first, last] = [this.seen.firstColumn(), this.seen.lastColumn()];
    for (const [i, column] of this.columns.entries()) {
      if (i > 0 && (i < first || i >= last)) continue;
      const error = this.errors[`${row}/${column.name}`];
      const at = this.places.indexOf(i);
      const text = column.computed ? this.computed[column.name]?.[row] ?? "" : this.data.rows[row][at];
      const cell = make("span", { role: "gridcell", class: this.classOf(column, i), "aria-colindex": String(i + 2), "aria-readonly": column.computed ? "true" : null }, text);
      if (at >= 0) {
        cell.id = this.cellId(row, at);
        [cell.dataset.row, cell.dataset.column] = [row, at];
        const isChosen = this.data.has(row, at);
        cell.setAttribute("aria-selected", String(isChosen));
        cell.classList.toggle("chosen", isChosen);
        cell.classList.toggle("active", row === this.data.at.row && at === this.data.at.column);
      }
      if (i === first && i > 1) cell.style.marginLeft = `${this.seen.before(i)}px`;
      if (error) {
        cell.setAttribute("aria-invalid", "true");
        cell.title = error;
        cell.append(make("span", { class: "hidden" }, ` ${error}`));
      }
      line.append(cell);
    }
    return line;
  }

  show() {
    if (this.narrow.matches || this.data.count === 0) return;
    this.seen.show(this.grid, this.data.at.row, this.places[this.data.at.column]);
    this.drawRows();
  }

  press(event) {
    const cell = event.target.closest("[data-row]");
    if (!cell || event.target === this.editor) return;
    if (this.editor) this.finish(true);
    this.data.go(Number(cell.dataset.row), Number(cell.dataset.column), event.shiftKey);
    this.grid.focus();
    this.drawRows();
    event.preventDefault();
  }

  key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (this.editor) return this.keyInEditor(event);
    const arrows = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-12, 0], PageDown: [12, 0] };
    const isCommand = event.ctrlKey || event.metaKey;
    const command = isCommand ? { d: () => this.data.fillDown(), z: () => (event.shiftKey ? this.data.redo() : this.data.undo()), y: () => this.data.redo() }[event.key.toLowerCase()] : null;
    if (command) this.change(command);
    else if (arrows[event.key]) this.data.move(...arrows[event.key], event.shiftKey);
    else if (event.key === "Home") this.data.go(isCommand ? 0 : this.data.at.row, 0, event.shiftKey);
    else if (event.key === "End") this.data.go(isCommand ? this.data.count - 1 : this.data.at.row, this.data.width - 1, event.shiftKey);
    else if (event.key === "Delete" || event.key === "Backspace") this.change(() => this.data.clear());
    else if (event.key === "Enter" || event.key === "F2") this.edit();
    else if (event.key.length === 1 && !isCommand && !event.altKey) { this.edit(event.key); event.preventDefault(); return; }
    else return;
    event.preventDefault();
    if (!this.editor) this.show();
  }

  edit(typed) {
    if (this.isReadOnly || this.data.count === 0) return;
    const { row, column } = this.data.at;
    this.show();
    const cell = document.getElementById(this.cellId(row, column));
    if (!cell) return;
    const about = this.open[column];
    this.editor = this.input(about, typed ?? this.data.rows[row][column]);
    this.editor.setAttribute("aria-label", `${this.words.gridRow.replace("{0}", String(row + 1))} ${about.label}`);
    this.editing = { row, column };
    cell.replaceChildren(this.editor);
    this.editor.addEventListener("blur", () => this.finish(true));
    for (const name of ["input", "change"]) this.editor.addEventListener(name, (event) => event.stopPropagation());
    this.editor.focus();
    if (typed === undefined) this.editor.select?.();
  }

  input(about, text) {
    if (!about.options) {
      const input = make("input", { type: "text", autocomplete: "off", inputmode: about.number ? "decimal" : null });
      input.value = text;
      return input;
    }
    const select = make("select");
    for (const option of ["", ...about.options, ...(text && !about.options.includes(text) ? [text] : [])]) select.append(make("option", { value: option }, option));
    select.value = about.options.includes(text) ? text : about.options.find((option) => option.startsWith(text)) ?? "";
    return select;
  }

  finish(keep) {
    const editor = this.editor;
    if (!editor) return;
    this.editor = null;
    const { row, column } = this.editing;
    if (keep) this.change(() => this.data.write(row, column, editor.value.trim()));
    this.drawRows();
  }

  keyInEditor(event) {
    const step = { Enter: [event.shiftKey ? -1 : 1, 0], Tab: [0, event.shiftKey ? -1 : 1] }[event.key];
    if (event.key !== "Escape" && !step) return;
    event.preventDefault();
    event.stopPropagation();
    this.finish(event.key !== "Escape");
    if (step) this.data.move(...step, false);
    this.grid.focus();
    this.show();
  }

  // On a phone a row is a card with an input for each column.
  drawCards() {
    this.page = Math.max(0, Math.min(this.page ?? 0, Math.ceil(this.data.count / cards) - 1));
    const first = this.page * cards;
    const drawn = this.data.rows.slice(first, first + cards).map((_, i) => this.card(first + i));
    const turn = [["gridPrevious", -1], ["gridNext", 1]].filter(([, step]) => this.page + step >= 0 && (this.page + step) * cards < this.data.count).map(([word, step]) => {
      const button = make("button", { type: "button", class: "btn sec sm" }, this.words[word]);
      button.addEventListener("click", () => { this.page += step; this.drawCards(); this.list.querySelector("input, select")?.focus(); });
      return button;
    });
    this.list.replaceChildren(...drawn, ...turn);
  }

  card(row) {
    const card = make("div", { class: "rowitem", role: "group", "aria-label": this.words.gridRow.replace("{0}", String(row + 1)) });
    card.append(make("p", { class: "lg" }, this.words.gridRow.replace("{0}", String(row + 1))));
    for (const [column, about] of this.open.entries()) {
      const error = this.errors[`${row}/${about.name}`];
      const input = this.input(about, this.data.rows[row][column]);
      input.id = `${this.cellId(row, column)}-card`;
      if (error) { input.setAttribute("aria-invalid", "true"); input.setAttribute("aria-describedby", `${input.id}-error`); }
      input.readOnly = this.isReadOnly;
      input.addEventListener("input", (event) => event.stopPropagation());
      input.addEventListener("change", (event) => {
        event.stopPropagation();
        this.data.go(row, column);
        if (this.data.write(row, column, input.value.trim())) {
          this.text.value = writeTable(this.data.rows);
          this.text.dispatchEvent(new Event("input", { bubbles: true }));
        }
      });
      card.append(make("label", { for: input.id }, about.label), ...(error ? [make("p", { class: "err", id: `${input.id}-error` }, error)] : []), input);
    }
    return card;
  }

  // The answer of the server: errors at their cells, computed cells, and the first errors in words.
  apply(state) {
    this.errors = state.errors;
    this.computed = state.computed;
    const list = document.getElementById(`${this.id}-cells`);
    list.replaceChildren(...state.lines.map((line) => make("li", { class: "err" }, line)));
    const count = Object.keys(state.errors).length;
    if (count > 0) this.say(this.words.gridErrors.replace("{0}", String(count)));
    if (!this.editor && !(this.narrow.matches && this.list.contains(document.activeElement))) this.draw();
  }
}

export function enhanceGrids(form, say) {
  const grids = new Map([...form.querySelectorAll("[data-grid]")].map((box) => [box.dataset.grid, new Grid(box, say)]));
  return (state) => {
    for (const [pointer, field] of Object.entries(state.fields ?? {})) if (field.grid) grids.get(pointer)?.apply(field.grid);
  };
}
