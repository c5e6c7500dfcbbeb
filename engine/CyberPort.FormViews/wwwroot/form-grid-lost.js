// What of a pasted table had no place, in words: how much, the limit, and the way out.

const filled = (text, ...values) => values.reduce((line, value, i) => line.replace(`{${i}}`, () => String(value)), text);

export function lostLines({ rows, columns }, words, open, most) {
  const lines = [];
  if (rows > 0) lines.push(filled(words.gridLostRows, rows, most));
  if (columns > 0) lines.push(filled(words.gridLostColumns, columns, open.at(-1).label, open.length));
  return lines;
}
