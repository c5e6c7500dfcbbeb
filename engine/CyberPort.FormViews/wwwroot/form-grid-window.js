// The part of a grid that is seen: only its rows and columns are drawn. All in pixels, as in form.css.
const height = 34;
const number = 64;
const most = { down: 520, across: 1200 };
const ahead = { rows: 8, columns: 1 };

const widthOf = (column) => (column.number || column.computed ? 120 : 168);

export class GridWindow {
  constructor(columns) {
    this.columns = columns;
    // where each column begins, and where the last one ends
    this.begins = [number];
    for (const [i, column] of columns.entries()) this.begins.push(this.begins[i] + widthOf(column));
    // how far the grid is scrolled; asking the page for it would lay the page out
    this.at = { top: 0, left: 0 };
  }

  // Whether the grid was scrolled so far that other rows or columns are seen.
  moved(grid) {
    const before = [this.firstRow(), this.firstColumn()];
    this.at = { top: grid.scrollTop, left: grid.scrollLeft };
    return before[0] !== this.firstRow() || before[1] !== this.firstColumn();
  }

  top(row) {
    return row * height;
  }

  firstRow() {
    return Math.max(0, Math.floor(this.at.top / height) - ahead.rows);
  }

  lastRow(count) {
    return Math.min(count, Math.ceil((this.at.top + most.down) / height) + ahead.rows);
  }

  // The column before the first one is frozen and always there.
  firstColumn() {
    const seen = this.columns.findIndex((_, i) => i > 0 && this.begins[i + 1] - this.begins[1] + number > this.at.left);
    return Math.max(1, (seen < 0 ? this.columns.length : seen) - ahead.columns);
  }

  lastColumn() {
    const beyond = this.columns.findIndex((_, i) => this.begins[i] > this.at.left + most.across);
    return beyond < 0 ? this.columns.length : beyond + ahead.columns;
  }

  // What the columns between the frozen one and the first one seen would have taken.
  before(column) {
    return this.begins[column] - this.begins[1];
  }

  // Brings a cell into sight, beside the frozen column and below the head.
  show(grid, row, column) {
    const top = this.top(row);
    const seen = grid.clientHeight - height - 20;
    if (top < grid.scrollTop) grid.scrollTop = top;
    else if (top > grid.scrollTop + seen - height) grid.scrollTop = top - seen + height;
    const [begin, end, width] = [this.begins[column], this.begins[column + 1], grid.clientWidth];
    if (column === 0) grid.scrollLeft = 0;
    else if (end > grid.scrollLeft + width) grid.scrollLeft = end - width + 20;
    else if (begin < grid.scrollLeft + this.begins[1]) grid.scrollLeft = begin - this.begins[1];
    this.moved(grid);
  }
}
