import { byId, element } from './dom.js';
import { words } from './format.js';

const prefix = '#run=';

/** The state of a run that cannot be shown. */
export const damaged = 'damaged';

/** Decides which run is shown: the one that the address names, even if there is no such run, or else the newest. */
export class Chooser {
  constructor(onChosen) {
    this.select = byId('run');
    this.select.addEventListener('change', () => {
      history.replaceState(null, '', prefix + encodeURIComponent(this.select.value));
      onChosen();
    });
    window.addEventListener('hashchange', onChosen);
  }

  /** The run that the address names, whether it exists or not; null if it names none. */
  get asked() {
    return location.hash.startsWith(prefix) ? decoded(location.hash.slice(prefix.length)) : null;
  }

  /** Returns the name of the run to show; null if none is named and none exists. `runs` has the newest first. */
  choose(runs) {
    this.offer(runs);
    const chosen = this.asked ?? (runs.find((run) => run.state !== damaged) ?? runs[0])?.name ?? null;
    this.select.value = runs.some((run) => run.name === chosen) ? chosen : '';
    return chosen;
  }

  // Replaces the options only if they have changed: an open list would close. The first, empty one is shown for a run that does not exist.
  offer(runs) {
    const labels = runs.map((run) => `${run.name} (${words(run.state)})`);
    if (labels.join('\n') !== this.labels) {
      this.labels = labels.join('\n');
      const none = element('option', { value: '', disabled: '', hidden: '' }, 'choose a run');
      this.select.replaceChildren(none, ...runs.map((run, index) => element('option', { value: run.name }, labels[index])));
    }
  }
}

/** An address may have been typed by hand and need not be well-formed. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
