/* global uPlot */

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const short = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 });
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });
const day = 86400;
const month = 30 * day;
const year = 365 * day;

/** Possible distances of date labels, in seconds; from a month on the plot follows the calendar. */
const steps = [...[1, 2, 4, 7, 14].map((many) => many * day), ...[1, 2, 3, 6].map((many) => many * month), ...[1, 2, 5, 10, 20, 50].map((many) => many * year)];

/** The smallest distance of date labels, in pixels. */
const labelRoom = 56;

/** A chart over simulated dates that fills the width of its container and follows changes of the colour scheme. */
export class Plot {
  /** `series` are { colour, points }: points are drawn as 'dot' or 'diamond', or as a line if not given. */
  constructor(node, { height, from, to, top, series, onRead }) {
    Object.assign(this, { node, height, from, to, top, series, onRead, data: [[from, to], ...series.map(() => [null, null])] });
    this.make();
    this.size = new ResizeObserver(() => this.plot.setSize(this.room()));
    this.size.observe(node);
    this.scheme = matchMedia('(prefers-color-scheme: dark)');
    this.repaint = () => { this.plot.destroy(); this.make(); };
    this.scheme.addEventListener('change', this.repaint);
  }

  show(data) {
    this.data = data;
    this.plot.setData(data);
  }

  destroy() {
    this.size.disconnect();
    this.scheme.removeEventListener('change', this.repaint);
    this.plot.destroy();
  }

  room() {
    return { width: Math.max(200, Math.floor(this.node.clientWidth)), height: this.height };
  }

  make() {
    const axis = { stroke: colour('quiet'), grid: { stroke: colour('line'), width: 1 }, ticks: { stroke: colour('line'), width: 1 }, font: '12px system-ui, sans-serif' };
    this.plot = new uPlot({
      ...this.room(),
      tzDate: (at) => uPlot.tzDate(new Date(at * 1000), 'UTC'),
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, y: false },
      scales: { x: { range: [this.from, this.to] }, y: { range: (_, __, most) => [0, Math.max(this.top, 1.05 * (most ?? 0))] } },
      axes: [
        { ...axis, size: 46, space: labelRoom, incrs: steps, values: (_, dates, __, ___, step) => dates.map((at, index) => labelOf(at, dates[index - 1], step)) },
        { ...axis, size: 52, values: (_, values) => values.map((value) => short.format(value)) },
      ],
      series: [{}, ...this.series.map((each) => lineOf(each))],
      hooks: { setCursor: [(plot) => this.onRead?.(plot.cursor.idx ?? null)] },
    }, this.data, this.node);
  }
}

/** Formats a date as precisely as the label distance requires; months and days include the year where it begins. Distances and times are in seconds. */
function labelOf(at, before, step) {
  const [inYear, name] = [new Date(at * 1000).getUTCFullYear(), (step >= month ? months : days).format(new Date(at * 1000))];
  const isFirstOfYear = before === undefined || new Date(before * 1000).getUTCFullYear() !== inYear;
  return step >= year ? String(inYear) : isFirstOfYear ? `${name}\n${inYear}` : name;
}

function lineOf({ colour: name, points }) {
  const marks = points === 'diamond' ? { paths: diamonds, fill: colour('panel') } : { fill: colour(name) };
  return points
    ? { stroke: colour(name), paths: () => null, points: { show: true, size: 8, width: 2, stroke: colour(name), ...marks } }
    : { stroke: colour(name), width: 2.5, spanGaps: true, points: { show: false } };
}

function diamonds(plot, series, first, last) {
  const half = 5 * devicePixelRatio;
  const path = new Path2D();
  for (let index = first; index <= last; index++) {
    const value = plot.data[series][index];
    if (value !== null && value !== undefined) {
      const [x, y] = [plot.valToPos(plot.data[0][index], 'x', true), plot.valToPos(value, 'y', true)];
      path.moveTo(x, y - half);
      [[x + half, y], [x, y + half], [x - half, y]].forEach(([toX, toY]) => path.lineTo(toX, toY));
      path.closePath();
    }
  }
  return { stroke: path, fill: path };
}
