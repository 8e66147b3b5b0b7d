// How values are written: by the unit of their column, in the visitor's own way of writing numbers.

const MINUS = '\u2212';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const isCurrency = (unit) => /^[A-Z]{3}$/.test(unit);

export const isNumber = (column) => column.type === 'decimal' || column.type === 'integer';
export const isTime = (column) => column.type === 'date' || column.type === 'timestamp';

/** A cell as text; missing values are a dash. */
export function cell(value, column) {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'number' && isNumber(column)) return number(value, column);
  if (isTime(column)) return date(String(value), column.name);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

function number(value, column) {
  const unit = column.unit;
  const negative = value < 0;
  const size = Math.abs(value);
  let text;
  if (isCurrency(unit)) {
    text = new Intl.NumberFormat('en', { style: 'currency', currency: unit, minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(size);
  } else if (unit === 'percent') {
    text = fixed(size, column.decimals ?? 1) + '%';
  } else if (column.type === 'integer' || unit === 'count') {
    text = new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(size);
  } else {
    text = fixed(size, column.decimals ?? 2);
  }
  return (negative ? MINUS : '') + text;
}

function fixed(size, decimals) {
  return new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(size);
}

/** 2026-05-01 as its column has it: a month, a quarter, a year, or a day. */
export function date(value, name = 'day') {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(value);
  if (!found) return value;
  const [, year, month, day] = found;
  if (name === 'month') return `${MONTHS[month - 1]} ${year}`;
  if (name === 'quarter') return `Q${Math.ceil(month / 3)} ${year}`;
  if (name === 'year') return year;
  return `${Number(day)} ${MONTHS[month - 1]} ${year}`;
}

/** A short form for an axis. */
export function short(value, unit) {
  const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(Math.abs(value));
  const sign = value < 0 ? MINUS : '';
  if (isCurrency(unit)) {
    const symbol = new Intl.NumberFormat('en', { style: 'currency', currency: unit }).formatToParts(0).find((part) => part.type === 'currency').value;
    return sign + symbol + compact;
  }
  return sign + compact + (unit === 'percent' ? '%' : '');
}

/** What a column is called: the model's label, else its name in words. */
export function label(column, labels = {}) {
  if (labels[column.name]) return labels[column.name];
  const words = column.name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What an axis measures. */
export function unitWord(unit) {
  if (isCurrency(unit)) return unit;
  return { percent: '%', count: '', none: '', days: 'days', ratio: '' }[unit] ?? unit;
}

/** A table as CSV: what could be taken for a formula by a spreadsheet is kept text. */
export function csv(columns, rows) {
  const quoted = (value) => {
    if (value === null || value === undefined) return '';
    let text = String(value);
    if (typeof value !== 'number' && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns.map((column) => quoted(column.name)), ...rows.map((row) => row.map(quoted))]
    .map((cells) => cells.join(',')).join('\r\n') + '\r\n';
}
