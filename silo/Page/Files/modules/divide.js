import { bar, byId, element, row, setText } from './dom.js';
import { amount, count, date, isoDate, nothing, seconds, words } from './format.js';
import { Plot } from './plot.js';

/** The curves of inequality over time, by the names of their figures. */
const curves = [{ name: 'gini_districts', colour: 'accent' }, { name: 'gini_income_tenths', colour: 'capital' }];

const decimals = 2;

/** Shows who has a phone, group by group at the date shown, and the inequality over time. Hidden for a run that does not count groups. */
export class Divide {
  constructor(run, end) {
    Object.assign(this, { run, end, chosen: null });
  }

  showCurve(rows) {
    if (Object.keys(rows.at(-1).inequality).length > 0) {
      this.plot ??= this.make(rows[0].date);
      this.data = [rows.map((each) => seconds(each.date)), ...curves.map(({ name }) => rows.map((each) => each.inequality[name]))];
      this.plot.show(this.data);
    }
  }

  make(start) {
    byId('divide').hidden = false;
    return new Plot(byId('gini'), { height: 150, from: seconds(start), to: seconds(this.end), top: 1, series: curves, onRead: (index) => this.read(index) });
  }

  read(index) {
    const [at, districts, tenths] = (this.data ?? []).map((each) => each[index ?? -1]);
    const parts = [[districts, 'across districts'], [tenths, 'across tenths of income']]
      .filter(([value]) => value !== null && value !== undefined).map(([value, across]) => `${value.toFixed(decimals)} ${across}`);
    setText(byId('gini-read'), parts.length > 0 ? `${date(isoDate(at))}: ${parts.join(', ')}` : ' ');
  }

  showTick(tick) {
    this.tick = tick;
    byId('divide').hidden = tick.divide.length === 0;
    if (tick.divide.length > 0) {
      this.offer(tick.divide.filter(({ groups }) => groups.length > 1));
      this.showGroups();
      this.showFigures();
    }
  }

  /** Offers the dimensions by radio buttons, once for each run. */
  offer(dimensions) {
    if (this.chosen !== null) {
      return;
    }
    this.chosen = dimensions[0].name;
    byId('dimensions').replaceChildren(byId('dimensions').firstElementChild, ...dimensions.map(({ name }) => {
      const input = element('input', { type: 'radio', name: 'dimension', value: name });
      input.checked = name === this.chosen;
      input.addEventListener('change', () => {
        this.chosen = name;
        this.showGroups();
      });
      return element('label', {}, input, words(name));
    }));
  }

  showGroups() {
    const everybody = this.tick.divide[0].groups[0];
    const { label, groups } = this.tick.divide.find(({ name }) => name === this.chosen);
    setText(byId('groups-caption'), `Owners per 100 people of each group, by ${label}`);
    const most = Math.max(...groups.map(({ ownersPer100 }) => ownersPer100), Number.MIN_VALUE);
    byId('groups').tBodies[0].replaceChildren(
      ...groups.map((group) => this.group(words(group.name), group, group.owners > 0 ? bar(group.ownersPer100 / most) : '')), this.total(everybody));
  }

  group(name, { people, owners, ownersPer100 }, shown) {
    const made = row([name, count(people), count(owners), amount(ownersPer100), shown], [1, 2, 3]);
    made.cells[1].classList.add('wide');
    made.cells[4].className = 'barred';
    return made;
  }

  total(everybody) {
    const made = this.group(this.run.nation.name, everybody, '');
    made.className = 'total';
    return made;
  }

  showFigures() {
    byId('inequality').replaceChildren(...this.tick.inequality.map(({ label, value }) =>
      element('div', {}, element('dt', {}, label), element('dd', {}, value === null ? nothing : value.toFixed(decimals)))));
  }

  destroy() {
    this.plot?.destroy();
    byId('divide').hidden = true;
  }
}
