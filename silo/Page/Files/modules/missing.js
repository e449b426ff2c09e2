import { byId, setText } from './dom.js';

/** Says that the run that was asked for cannot be shown, and why, in place of the run; null removes the message. */
export function showMissing(name, isListed) {
  byId('missing').hidden = name === null;
  if (name === null) {
    return;
  }
  setText(byId('missing-title'), isListed ? `Run ${name} cannot be read` : `There is no run ${name} on this cluster`);
  setText(byId('missing-reason'), isListed
    ? 'It is listed, but its stored data could not be read, or it was deleted a moment ago. The log of the silo has the reason. Other runs can be chosen above.'
    : 'It was deleted, its name is misspelled, or it belongs to another cluster. Other runs can be chosen above. The page shows the run as soon as it exists.');
  byId('state').hidden = true;
  setText(byId('about'), '');
  document.title = `No run ${name} – AdoptionSim`;
}
