import { byId, element } from './dom.js';
import { words } from './format.js';

const prefix = '#run=';

/** Which run is shown: the one that the address names, else the newest. */
export class Chooser {
  constructor(onChosen) {
    this.select = byId('run');
    this.select.addEventListener('change', () => {
      history.replaceState(null, '', prefix + encodeURIComponent(this.select.value));
      onChosen();
    });
    window.addEventListener('hashchange', onChosen);
  }

  get asked() {
    return location.hash.startsWith(prefix) ? decodeURIComponent(location.hash.slice(prefix.length)) : null;
  }

  /** The run to show, of those that there are, the newest first; null where there is none. */
  choose(runs) {
    this.offer(runs);
    const chosen = runs.find((run) => run.name === this.asked) ?? runs[0];
    this.select.value = chosen?.name ?? '';
    return chosen?.name ?? null;
  }

  // Made anew only where it has changed: an open list would close.
  offer(runs) {
    const labels = runs.map((run) => `${run.name} (${words(run.state)})`);
    if (labels.join('\n') !== this.labels) {
      this.labels = labels.join('\n');
      this.select.replaceChildren(...runs.map((run, index) => element('option', { value: run.name }, labels[index])));
    }
  }
}
