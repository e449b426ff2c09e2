import { byId, element, row, setText } from './dom.js';
import { count, date, nothing } from './format.js';

const labels = { calibrate: 'may be fitted', validate: 'held out' };

/** The record in figures, each beside the last row at or before its date. */
export class RecordTable {
  constructor(record) {
    this.lines = record.map((point) => {
      const cells = [element('span'), element('span')];
      const onRecord = point.kind === 'exact' ? count(point.subscribers) : `${point.kind === 'at least' ? '≥' : '≈'} ${count(point.subscribers)}`;
      return { point, cells, node: row([date(point.date), onRecord, ...cells, labels[point.use] ?? point.use], [1, 2, 3]) };
    });
    byId('record').tBodies[0].replaceChildren(...this.lines.map(({ node }) => node));
    byId('record-details').hidden = record.length === 0;
  }

  show(rows) {
    for (const { point, cells } of this.lines) {
      const simulated = rows.at(-1).date >= point.date ? rows.findLast((each) => each.date <= point.date) : undefined;
      setText(cells[0], simulated ? count(simulated.subscribers) : nothing);
      setText(cells[1], simulated && point.subscribers > 0 ? signed((100 * simulated.subscribers) / point.subscribers - 100) : nothing);
    }
  }
}

/** The last figure that was published by a date. */
export const latestBy = (record, iso) => record.findLast((point) => point.date <= iso);

const signed = (value) => `${value >= 0 ? '+' : '−'}${Math.abs(value).toFixed(0)} %`;
