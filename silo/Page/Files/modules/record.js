import { byId, element, row, setText } from './dom.js';
import { count, date, nothing } from './format.js';

// The parameters were set by hand. Authors of earlier versions had seen the whole record, so no point of it is a test.
const labels = {
  calibrate: 'fitted by hand', fitted: 'a parameter follows from it', insight: 'in sight, not held out', input: 'input of the model',
  validate: 'for validation',
};

/**
 * Shows the published figures, each with the last row at or before its date. A counterfactual run is not compared with them: they are
 * context for it.
 */
export class RecordTable {
  constructor(record, isCounterfactual) {
    byId('record-difference').hidden = isCounterfactual;
    this.lines = record.map((point) => {
      const cells = [element('span'), element('span')];
      const node = row([date(point.date), published(point), ...cells, labels[point.use] ?? point.use], [1, 2, 3]);
      node.cells[3].hidden = isCounterfactual;
      return { point, cells, node };
    });
    byId('record').tBodies[0].replaceChildren(...this.lines.map(({ node }) => node));
    byId('record-details').hidden = record.length === 0;
    setText(byId('record-note'), note(record, isCounterfactual));
  }

  show(rows) {
    for (const { point, cells } of this.lines) {
      const simulated = rows.at(-1).date >= point.date ? rows.findLast((each) => each.date <= point.date) : undefined;
      setText(cells[0], simulated ? count(simulated.subscribers) : nothing);
      setText(cells[1], simulated && point.subscribers > 0 ? difference(simulated.subscribers, point) : nothing);
    }
  }
}

function note(record, isCounterfactual) {
  if (record.length === 0) {
    return 'The nation has no published figures for these dates.';
  }
  return isCounterfactual
    ? 'This run asks what would have happened otherwise. The record is shown as context and is no test of it.'
    : 'The parameters were set by hand. Authors of earlier versions had seen the whole record, so agreement with it is no independent test.';
}

/** Returns a published number, a range, or a lower limit. */
function published({ low, high }) {
  return high === null ? `≥ ${count(low)}` : high > low ? `${count(low)} to ${count(high)}` : count(low);
}

/** Returns the difference from the nearest end of the published range. */
function difference(simulated, { low, high }) {
  const end = simulated < low ? low : high !== null && simulated > high ? high : simulated;
  return end === simulated && high !== low ? 'in range' : signed((100 * simulated) / end - 100);
}

/** Returns the last figure that was published by a date. */
export const latestBy = (record, iso) => record.findLast((point) => point.date <= iso);

const signed = (value) => `${value >= 0 ? '+' : '−'}${Math.abs(value).toFixed(0)} %`;
