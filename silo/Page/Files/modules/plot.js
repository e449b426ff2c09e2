/* global uPlot */

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const short = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 });

/** A curve over simulated dates that is as wide as its place on the page and keeps to its colours, whichever are in force. */
export class Plot {
  /** `series` are { colour, points } each: points are drawn as 'dot' or 'diamond', lines where it is left out. */
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
        { ...axis, size: 32, space: 46, values: (_, dates) => dates.map((at) => new Date(at * 1000).getUTCFullYear()), splits: (_, __, least, most) => years(least, most, this.room().width) },
        { ...axis, size: 52, values: (_, values) => values.map((value) => short.format(value)) },
      ],
      series: [{}, ...this.series.map((each) => lineOf(each))],
      hooks: { setCursor: [(plot) => this.onRead?.(plot.cursor.idx ?? null)] },
    }, this.data, this.node);
  }
}

/** The first days of years, so many as there is room for. */
function years(from, to, width) {
  const [first, last] = [from, to].map((at) => new Date(at * 1000).getUTCFullYear());
  const step = Math.max(1, Math.ceil((last - first) / (width / 60)));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((year) => (year - first) % step === 0)
    .map((year) => Date.UTC(year, 0, 1) / 1000).filter((at) => at >= from && at <= to);
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
