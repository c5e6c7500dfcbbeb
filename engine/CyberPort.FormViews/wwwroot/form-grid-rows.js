// The rows of a grid: cells as texts, a selection, and every change as a step that can be taken back.

const blank = (width) => Array.from({ length: width }, () => "");
const isOne = (table) => table.length === 1 && table[0].length === 1;
// Spreadsheets copy empty columns with the rest; only what is filled counts.
const widthOf = (table) => table.reduce((most, line) => Math.max(most, line.findLastIndex((cell) => cell.trim() !== "") + 1), 0);

export class GridRows {
  constructor(rows, width, most) {
    this.width = width;
    this.most = most;
    this.rows = rows.map((row) => this.fit(row));
    this.at = { row: 0, column: 0 };
    this.from = { row: 0, column: 0 };
    this.past = [];
    this.future = [];
  }

  fit(row) {
    return row.length === this.width ? row : [...row, ...blank(this.width)].slice(0, this.width);
  }

  get count() {
    return this.rows.length;
  }

  get range() {
    const [top, bottom] = [Math.min(this.at.row, this.from.row), Math.max(this.at.row, this.from.row)];
    const [left, right] = [Math.min(this.at.column, this.from.column), Math.max(this.at.column, this.from.column)];
    return { top, bottom, left, right };
  }

  has(row, column) {
    const { top, bottom, left, right } = this.range;
    return row >= top && row <= bottom && column >= left && column <= right;
  }

  move(rows, columns, extend) {
    this.go(this.at.row + rows, this.at.column + columns, extend);
  }

  go(row, column, extend = false) {
    this.at = { row: Math.max(0, Math.min(row, this.count - 1)), column: Math.max(0, Math.min(column, this.width - 1)) };
    if (!extend) this.from = this.at;
  }

  // Rows are never changed in place: a step keeps the list as it was, and that costs only the references.
  step(change) {
    const before = this.rows;
    const rows = [...before];
    change(rows);
    if (rows.length === before.length && rows.every((row, i) => row === before[i])) return false;
    this.past.push(before);
    if (this.past.length > 100) this.past.shift();
    this.future = [];
    this.rows = rows;
    this.go(this.at.row, this.at.column);
    return true;
  }

  write(row, column, text) {
    return this.step((rows) => { if (rows[row][column] !== text) rows[row] = rows[row].with(column, text); });
  }

  // What of a table has no place here: rows beyond the most there may be, columns beyond the last one.
  beyond(table) {
    if (isOne(table)) return { rows: 0, columns: 0 };
    const { top, left } = this.range;
    return { rows: Math.max(0, top + table.length - this.most), columns: Math.max(0, left + widthOf(table) - this.width) };
  }

  paste(table) {
    const { top, bottom, left, right } = this.range;
    const one = isOne(table);
    return this.step((rows) => {
      const [last, end] = one ? [bottom, right] : [top + table.length - 1, Math.min(this.width - 1, left + table.reduce((most, line) => Math.max(most, line.length), 0) - 1)];
      for (let row = top; row <= last && row < this.most; row++) {
        const cells = [...(rows[row] ?? blank(this.width))];
        for (let column = left; column <= end; column++) cells[column] = one ? table[0][0] : table[row - top][column - left] ?? cells[column];
        rows[row] = cells;
      }
    });
  }

  // One row chosen takes the row above it; several take the first of them.
  fillDown() {
    const { top, bottom, left, right } = this.range;
    const source = top === bottom ? top - 1 : top;
    if (source < 0) return false;
    return this.step((rows) => {
      for (let row = source + 1; row <= bottom; row++)
        rows[row] = rows[row].map((cell, column) => (column >= left && column <= right ? rows[source][column] : cell));
    });
  }

  clear() {
    const { top, bottom, left, right } = this.range;
    return this.step((rows) => {
      for (let row = top; row <= bottom; row++) rows[row] = rows[row].map((cell, column) => (column >= left && column <= right ? "" : cell));
    });
  }

  add() {
    if (this.count >= this.most) return false;
    const changed = this.step((rows) => rows.push(blank(this.width)));
    this.go(this.count - 1, 0);
    return changed;
  }

  remove() {
    const { top, bottom } = this.range;
    return this.step((rows) => rows.splice(top, bottom - top + 1));
  }

  undo() {
    if (this.past.length === 0) return false;
    this.future.push(this.rows);
    this.rows = this.past.pop();
    this.go(this.at.row, this.at.column);
    return true;
  }

  redo() {
    if (this.future.length === 0) return false;
    this.past.push(this.rows);
    this.rows = this.future.pop();
    this.go(this.at.row, this.at.column);
    return true;
  }

  copied() {
    const { top, bottom, left, right } = this.range;
    return this.rows.slice(top, bottom + 1).map((row) => row.slice(left, right + 1));
  }
}
