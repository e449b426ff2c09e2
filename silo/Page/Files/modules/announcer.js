import { byId, setText } from './dom.js';
import { count, words } from './format.js';

/** Tells those who listen to the page of what matters: a change of state, and a new year; a figure each second would drown all else. */
export class Announcer {
  tell(run, { progress }) {
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
