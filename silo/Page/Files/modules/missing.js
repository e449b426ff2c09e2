import { byId, setText } from './dom.js';

/** Shows, instead of the run, why it cannot be shown; a null name removes the message. `listed` is its entry in the list of runs, if it has one. */
export function showMissing(name, listed) {
  byId('missing').hidden = name === null;
  if (name === null) {
    return;
  }
  setText(byId('missing-title'), listed ? `Run ${name} cannot be read` : `There is no run ${name} on this cluster`);
  setText(byId('missing-reason'), listed
    ? `${listed.error ?? 'Its stored data could not be read, or it was deleted a moment ago; the log of the silo has the reason.'} Other runs can be chosen above.`
    : 'It was deleted, its name is misspelled, or it belongs to another cluster. Other runs can be chosen above. The page shows the run as soon as it exists.');
  byId('state').hidden = true;
  setText(byId('about'), '');
  document.title = `No run ${name} – AdoptionSim`;
}
