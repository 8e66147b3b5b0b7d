// A result as a chart, by ECharts, which is loaded when the first chart is wanted. The table beside it says the same to those who cannot see it.

import { h } from './dom.js';
import { cell, date, isNumber, isTime, label, short, unitWord } from './format.js';

const ALL = 'In all';

// Okabe and Ito's colours, which the colour-blind tell apart; lines have marks of their own besides.
const LIGHT = ['#0f7c80', '#d55e00', '#0072b2', '#b8860b', '#8b4a9c', '#009e73', '#cc5a8d', '#6b7280'];
const DARK = ['#3fb8b1', '#f2935c', '#62aee8', '#e0b84c', '#c08ad0', '#4fce9e', '#ee8fb8', '#a3abb5'];
const MARKS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle', 'emptyDiamond'];
const NAMES = { line: 'Line', bar: 'Bars', grouped: 'Side by side', stacked: 'Stacked', interval: 'Interval', waterfall: 'Waterfall' };

let library;
const load = () => { library ??= import(new URL('./echarts.js', import.meta.url)); return library; };

/** Which kinds a chart can be switched to. */
function kinds(chart) {
  if (chart.kind === 'line') return chart.by ? ['line', 'stacked'] : ['line', 'bar'];
  if (chart.kind === 'grouped') return ['grouped', 'stacked'];
  if (chart.kind === 'bar' && chart.series.length > 1) return ['bar', 'stacked'];
  return [chart.kind];
}

/** @param chart of the API; @param result that it draws */
export function chart(chart, result, labels) {
  const place = h('div', { class: 'plot', role: 'img', 'aria-label': described(chart, result, labels) });
  const options = kinds(chart);
  let kind = chart.kind;
  let drawn;
  const buttons = options.map((option) => h('button', {
    type: 'button', class: 'switch', 'aria-pressed': String(option === kind), onclick: () => { kind = option; press(); draw(); },
  }, NAMES[option]));
  const press = () => buttons.forEach((button, at) => button.setAttribute('aria-pressed', String(options[at] === kind)));
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const still = matchMedia('(prefers-reduced-motion: reduce)');

  async function draw() {
    let echarts;
    try {
      echarts = await load();
    } catch {
      place.replaceChildren(h('p', { class: 'note' }, 'The chart could not be loaded; the table has the same numbers.'));
      return;
    }
    if (!place.isConnected) return;
    drawn?.dispose();
    drawn = echarts.init(place, null, { renderer: 'svg' });
    const look = { dark: dark.matches, moves: !still.matches, width: place.clientWidth, font: getComputedStyle(place).fontFamily };
    drawn.setOption(option({ ...chart, kind }, result, labels, look));
  }

  let width = 0;
  new ResizeObserver(() => {
    if (place.clientWidth && place.clientWidth !== width) {
      const first = width === 0;
      width = place.clientWidth;
      if (first) draw();
      else { drawn?.resize(); }
    }
  }).observe(place);
  dark.addEventListener('change', draw);
  const rows = axisRows(chart, result).length;
  if (chart.kind === 'bar' || chart.kind === 'waterfall') place.classList.add(rows > 24 ? 'tallest' : rows > 12 ? 'tall' : 'plain');
  if (chart.kind === 'interval') place.classList.add('low');
  return h('figure', { class: 'chart' },
    h('div', { class: 'over' }, h('span', { class: 'drawn' }, measured(chart, result, labels)),
      options.length > 1 && h('div', { class: 'switches', role: 'group', 'aria-label': 'Kind of chart' }, buttons)),
    place);
}

/** What is drawn, and in which unit. */
function measured(chart, result, labels) {
  const named = (name) => result.columns[at(result, name)];
  const what = chart.kind === 'interval' ? `${result.title}, 95% interval` : chart.series.map((name) => label(named(name), labels)).join(', ');
  const unit = unitWord(named(chart.series[0]).unit);
  return unit ? `${what} (${unit})` : what;
}

const at = (result, name) => result.columns.findIndex((column) => column.name === name);

function axisRows(chart, result) {
  const x = at(result, chart.x);
  return [...new Set(result.rows.map((row) => row[x]))];
}

function described(chart, result, labels) {
  const what = chart.series.map((name) => label(result.columns[at(result, name)], labels)).join(', ');
  return `${NAMES[chart.kind]} of ${what} by ${label(result.columns[at(result, chart.x)], labels)}. The table below has the numbers.`;
}

/** Named rows of numbers: one for each series column, or for each value of the column that tells them apart. */
function series(chart, result, labels) {
  const x = at(result, chart.x);
  const keys = axisRows(chart, result);
  if (chart.by) {
    const [by, y] = [at(result, chart.by), at(result, chart.series[0])];
    const names = [...new Set(result.rows.map((row) => row[by]))];
    const values = new Map(result.rows.map((row) => [JSON.stringify([row[by], row[x]]), row[y]]));
    return { keys, column: result.columns[y], all: names.map((name) => ({
      name: cell(name, result.columns[by]), values: keys.map((key) => values.get(JSON.stringify([name, key])) ?? null) })) };
  }
  return { keys, column: result.columns[at(result, chart.series[0])], all: chart.series.map((name) => ({
    name: label(result.columns[at(result, name)], labels), values: result.rows.map((row) => row[at(result, name)]) })) };
}

function option(chart, result, labels, { dark, moves, width, font }) {
  const ink = dark ? '#c9d1d9' : '#3d4752';
  const colours = dark ? DARK : LIGHT;
  const look = { ink, font, up: colours[0], down: dark ? '#ff8a5c' : '#c2410c' };
  const line = dark ? '#343b44' : '#e4e7eb';
  const xColumn = result.columns[at(result, chart.x)];
  const data = series(chart, result, labels);
  const unit = data.column.unit;
  const text = { color: ink, fontFamily: font, fontSize: 12 };
  const names = data.keys.map((key) => (isTime(xColumn) ? date(String(key), chart.x) : cell(key, xColumn)));
  if (chart.kind === 'waterfall') names.push(ALL);
  const flat = chart.kind === 'bar' || chart.kind === 'waterfall' || chart.kind === 'interval';
  const sideways = flat && !isTime(xColumn);
  const value = {
    type: 'value', scale: chart.kind === 'interval',
    axisLabel: { ...text, formatter: (number) => short(number, unit), hideOverlap: true }, splitLine: { lineStyle: { color: line } }, splitNumber: width < 420 ? 3 : 5,
  };
  const category = {
    type: 'category', data: names, inverse: sideways, axisTick: { show: false }, axisLine: { lineStyle: { color: line } },
    axisLabel: { ...text, width: sideways ? Math.min(170, width * 0.34) : undefined, overflow: 'truncate', hideOverlap: true, interval: sideways ? 0 : 'auto' },
  };
  const many = data.all.length > 1 && !flat || data.all.length > 1 && chart.kind === 'bar';
  return {
    animation: moves, animationDuration: 350, color: colours, textStyle: text,
    aria: { enabled: true, decal: { show: chart.kind === 'stacked' || chart.kind === 'grouped' } },
    grid: { left: 4, right: chart.kind === 'interval' ? 24 : sideways ? 78 : 24, top: chart.kind === 'interval' ? 40 : many ? 40 : 12, bottom: 4, containLabel: true },
    legend: many ? { type: 'scroll', top: 0, left: 0, textStyle: text, itemWidth: 16, itemHeight: 10, pageTextStyle: text } : { show: false },
    tooltip: { trigger: flat && chart.kind !== 'bar' ? 'item' : 'axis', confine: true, renderMode: 'richText', axisPointer: { type: flat ? 'shadow' : 'line' },
      backgroundColor: dark ? '#20262d' : '#ffffff', borderColor: line, textStyle: text,
      valueFormatter: (number) => cell(number, data.column) },
    xAxis: sideways ? value : category,
    yAxis: sideways ? category : value,
    series: drawn(chart, result, data, look),
  };
}

function drawn(chart, result, data, look) {
  const { ink } = look;
  const written = (number) => cell(number, data.column);
  switch (chart.kind) {
    case 'line':
      return data.all.map((one, place) => ({ type: 'line', name: one.name, data: one.values, symbol: MARKS[place % MARKS.length],
        symbolSize: 6, showSymbol: one.values.length <= 60, lineStyle: { width: 2.2 }, connectNulls: false }));
    case 'grouped':
    case 'stacked':
      return data.all.map((one) => ({ type: 'bar', name: one.name, data: one.values, stack: chart.kind === 'stacked' ? 'all' : undefined, barMaxWidth: 34 }));
    case 'waterfall':
      return waterfall(data, written, look);
    case 'interval':
      return interval(chart, result, written, look);
    default:
      return data.all.map((one) => ({ type: 'bar', name: one.name, barMaxWidth: 26,
        data: one.values.map((number) => ({ value: number, itemStyle: number < 0 && data.all.length === 1 ? { color: look.down } : {} })),
        label: { show: data.all.length === 1 && one.values.length <= 24, color: ink, fontSize: 11, formatter: ({ value }) => written(value), position: 'right',
          distance: 6 }, labelLayout: { hideOverlap: true } }));
  }
}

/** Each bar begins where the one before ended. */
function waterfall(data, written, { ink, font, up, down }) {
  let sum = 0;
  const spans = data.all[0].values.map((change) => {
    const from = sum;
    sum += change ?? 0;
    return { from, to: sum, change, fill: change < 0 ? down : up };
  });
  spans.push({ from: 0, to: sum, change: sum, fill: ink });
  return [{
    type: 'custom', name: data.all[0].name,
    renderItem: (params, api) => {
      const span = spans[params.dataIndex];
      const start = api.coord([span.from, params.dataIndex]);
      const end = api.coord([span.to, params.dataIndex]);
      const height = Math.min(api.size([0, 1])[1] * 0.62, 22);
      const left = Math.min(start[0], end[0]);
      const right = Math.max(start[0], end[0]);
      return { type: 'group', children: [
        { type: 'rect', shape: { x: left, y: start[1] - height / 2, width: Math.max(1, right - left), height }, style: { fill: span.fill } },
        { type: 'text', style: { text: (span.change > 0 ? '+' : '') + written(span.change), x: right + 6, y: start[1], textVerticalAlign: 'middle', fill: ink, fontSize: 11, fontFamily: font } },
      ] };
    },
    encode: { x: [0, 1], y: 2 }, data: spans.map((span, place) => [span.from, span.to, place]),
    tooltip: { formatter: ({ dataIndex }) => `${written(spans[dataIndex].change)}, ${written(spans[dataIndex].to)} in all` },
  }];
}

/** The estimate as a point on the line between its bounds; nothing is at the upright. */
function interval(chart, result, written, { ink, font, up, down }) {
  const [estimate, low, high] = chart.series.map((name) => at(result, name));
  return [{
    type: 'custom', name: 'Difference, 95% interval',
    renderItem: (params, api) => {
      const row = result.rows[params.dataIndex];
      const [from, to, point] = [row[low], row[high], row[estimate]].map((number) => api.coord([number, params.dataIndex]));
      const y = from[1];
      const sure = row[low] > 0 || row[high] < 0;
      const colour = sure ? (row[estimate] < 0 ? down : up) : ink;
      const stroke = { stroke: colour, lineWidth: 2.5 };
      return { type: 'group', children: [
        { type: 'line', shape: { x1: from[0], y1: y, x2: to[0], y2: y }, style: stroke },
        { type: 'line', shape: { x1: from[0], y1: y - 8, x2: from[0], y2: y + 8 }, style: stroke },
        { type: 'line', shape: { x1: to[0], y1: y - 8, x2: to[0], y2: y + 8 }, style: stroke },
        { type: 'circle', shape: { cx: point[0], cy: y, r: 6 }, style: { fill: colour } },
        { type: 'text', style: { text: `${written(row[estimate])}  (${written(row[low])} to ${written(row[high])})`, x: point[0], y: y - 16, textAlign: 'center', textVerticalAlign: 'bottom', fill: ink, fontSize: 12, fontFamily: font } },
      ] };
    },
    encode: { x: [0, 1, 2], y: 3 },
    data: result.rows.map((row, place) => [row[estimate], row[low], row[high], place]),
    markLine: { silent: true, symbol: 'none', lineStyle: { color: ink, type: 'dashed' }, label: { formatter: 'no difference', position: 'start', color: ink, fontSize: 11, fontFamily: font }, data: [{ xAxis: 0 }] },
    tooltip: { formatter: ({ dataIndex }) => written(result.rows[dataIndex][estimate]) },
  }];
}

/** Whether a result has what its chart wants. */
export const fits = (chart, result) => Boolean(result) && at(result, chart.x) >= 0
  && chart.series.every((name) => at(result, name) >= 0 && isNumber(result.columns[at(result, name)]));
