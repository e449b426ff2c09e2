/* global uPlot */
import { byId, setText } from './dom.js';
import { count, date, isoDate, seconds } from './format.js';
import { Plot } from './plot.js';

const isFitted = (point) => point.use === 'calibrate';

/** The chart of subscribers over time, of the nation and of its capital, with the published figures. */
export class Curve {
  constructor(run, end) {
    this.record = run.nation.record.filter((point) => point.date <= end);
    const most = Math.max(1, ...this.record.map((point) => point.subscribers));
    setText(byId('curve-title'), this.record.length > 0 ? `Subscribers ${run.isCounterfactual ? 'and, as context,' : 'beside'} the record` : 'Subscribers');
    setText(byId('key-nation'), run.nation.name);
    setText(byId('key-capital'), `of them in the capital (${run.nation.provinces[run.nation.capital].name})`);
    byId('key-calibrate').hidden = this.record.every((point) => !isFitted(point));
    byId('key-validate').hidden = this.record.every(isFitted);
    this.end = end;
    this.most = most;
  }

  show(rows) {
    this.plot ??= this.make(rows[0].date);
    const days = rows.map((row) => seconds(row.date));
    this.data = uPlot.join([
      [days, rows.map((row) => row.subscribers), rows.map((row) => row.capital)],
      [this.record.map((point) => seconds(point.date)), this.labelled(true), this.labelled(false)],
    ]);
    this.plot.show(this.data);
  }

  make(start) {
    return new Plot(byId('curve'), {
      height: 260, from: seconds(start), to: seconds(this.end), top: 1.05 * this.most, onRead: (index) => this.read(index),
      series: [{ colour: 'accent' }, { colour: 'capital' }, { colour: 'ink', points: 'dot' }, { colour: 'held-out', points: 'diamond' }],
    });
  }

  labelled(fitted) {
    return this.record.map((point) => (isFitted(point) === fitted ? point.subscribers : null));
  }

  read(index) {
    const [at, nation, capital, fitted, heldOut] = (this.data ?? []).map((each) => each[index ?? -1]);
    const parts = [[nation, 'subscribers'], [capital, 'in the capital'], [fitted ?? heldOut, 'on record']]
      .filter(([value]) => value !== null && value !== undefined).map(([value, what]) => `${count(value)} ${what}`);
    setText(byId('curve-read'), parts.length > 0 ? `${date(isoDate(at))}: ${parts.join(', ')}` : ' ');
  }

  destroy() {
    this.plot?.destroy();
  }
}
