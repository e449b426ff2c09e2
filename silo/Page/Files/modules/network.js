import { byId, element, row, setText } from './dom.js';
import { amount, count, percent, seconds, share } from './format.js';
import { Plot } from './plot.js';

const milli = 1000;
const million = 1000000;

/** Shows the towers' load over time, and the stations with the highest blocking. */
export class Network {
  constructor(run, end) {
    Object.assign(this, { run, end });
  }

  showCurve(rows) {
    this.plots ??= this.make(rows[0].date);
    const days = rows.map((each) => seconds(each.date));
    this.plots[0].show([days, rows.map((each) => each.offered / milli)]);
    this.plots[1].show([days, rows.map((each) => lost(each))]);
  }

  make(start) {
    const common = { height: 120, from: seconds(start), to: seconds(this.end) };
    return [
      new Plot(byId('offered-plot'), { ...common, top: 1, series: [{ colour: 'accent' }] }),
      new Plot(byId('lost-plot'), { ...common, top: 2, series: [{ colour: 'held-out' }] }),
    ];
  }

  /** `nation` is the sum of all districts after the tick. */
  showTick(nation, tick) {
    setText(byId('stations'), `${count(nation.onAir)} of ${count(nation.stations)}`);
    setText(byId('offered'), `${amount(nation.offered / milli)} E`);
    setText(byId('lost'), percent(lost(nation)));
    byId('busiest').tBodies[0].replaceChildren(...tick.busiest.map((station) => this.station(station)));
    byId('busiest').hidden = tick.busiest.length === 0;
  }

  station({ district, number, onAir, channels, offered, blockingPpm }) {
    const { key, name } = this.run.nation.districts[district];
    const made = row([`${key}/t/${number}${onAir ? '' : ' (off the air)'}`, name, count(channels), amount(offered / milli), share(blockingPpm / million)], [2, 3, 4]);
    made.cells[1].className = 'wide';
    return made;
  }

  destroy() {
    this.plots?.forEach((plot) => plot.destroy());
  }
}

/** Returns the lost traffic in percent of the offered traffic; null without traffic. */
export const lost = (each) => (each.offered > 0 ? (100 * each.lost) / each.offered : null);
