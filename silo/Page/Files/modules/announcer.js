import { byId, setText } from './dom.js';
import { count, words } from './format.js';

/** Announces important events to screen readers: a change of state and a new year. Announcing figures every second would hide everything else. */
export class Announcer {
  announce(run, { progress }) {
    const year = progress.date.slice(0, 4);
    const text = progress.state !== this.state
      ? `Run ${run.name} is ${words(progress.state)}.`
      : year !== this.year ? `${year}: ${count(progress.subscribers)} subscribers.` : null;
    [this.state, this.year] = [progress.state, year];
    if (text) {
      setText(byId('announcement'), text);
    }
  }
}
