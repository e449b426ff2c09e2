import { byId, element, row, setText } from './dom.js';
import { count, duration, figure, nothing, time, words } from './format.js';

/** Lists the experiments that clients report to the cluster, the latest first. Nothing is shown if there are none. */
export class ExperimentList {
  constructor() {
    this.shown = new Map();
  }

  show(experiments) {
    const isEmpty = experiments.length === 0;
    byId('experiments').hidden = isEmpty;
    setText(byId('empty-title'), isEmpty ? 'No run yet' : 'No run to show');
    byId('empty-help').hidden = !isEmpty;
    byId('empty-experiments').hidden = isEmpty;
    for (const id of [...this.shown.keys()].filter((known) => experiments.every((each) => each.id !== known))) {
      this.shown.get(id).node.remove();
      this.shown.delete(id);
    }
    experiments.forEach((experiment, index) => this.place(experiment, byId('experiment-list').children[index]));
  }

  /** Moves a node only if its position has changed, so that an open table and the focus stay. */
  place(experiment, before) {
    if (!this.shown.has(experiment.id)) {
      this.shown.set(experiment.id, new ExperimentItem(experiment.id));
    }
    const item = this.shown.get(experiment.id);
    if (item.node !== before) {
      byId('experiment-list').insertBefore(item.node, before ?? null);
    }
    item.show(experiment);
  }
}

/** One experiment: its question, state, progress, and the summary of its runs so far. */
class ExperimentItem {
  constructor(id) {
    this.name = element('span');
    this.state = element('span', { class: 'state' });
    this.question = element('p');
    this.progress = element('progress', { max: 1, value: 0 });
    this.counts = element('p');
    this.notes = element('ul', { class: 'notes' });
    this.summary = element('summary');
    this.caption = element('caption', { id: `figures-of-${id}` });
    this.body = element('tbody');
    const head = [['Measure'], ['Setting'], ['Mean', 'number'], ['90 % interval', 'number'], ['Runs', 'number wide'], ['Unit', 'wide']];
    const table = element('table', {}, this.caption,
      element('thead', {}, element('tr', {}, ...head.map(([text, kind]) => element('th', { scope: 'col', class: kind ?? '' }, text)))), this.body);
    this.details = element('details', {}, this.summary, element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-labelledby': `figures-of-${id}` }, table));
    this.node = element('li', { class: 'experiment' }, element('div', { class: 'heading' }, element('h3', {}, this.name), this.state),
      this.question, element('div', { class: 'progress' }, this.progress, this.counts), this.notes, this.details);
  }

  show(experiment) {
    const text = JSON.stringify(experiment);
    if (text === this.text) {
      return;
    }
    this.text = text;
    const { name, question, state, runs, figures, isProvisional } = experiment;
    setText(this.name, name);
    this.state.dataset.state = state;
    setText(this.state, state === 'silent' ? `no report since ${time(experiment.reported)}` : words(state));
    setText(this.question, question);
    this.progress.setAttribute('aria-label', `Runs of ${name} that have ended`);
    this.progress.max = Math.max(1, runs.planned);
    this.progress.value = runs.done + runs.failed;
    setText(this.counts, countsOf(experiment));
    this.showNotes(experiment);
    this.details.hidden = figures.length === 0;
    setText(this.summary, isProvisional ? 'Provisional summary' : 'Summary');
    setText(this.caption, isProvisional
      ? `Provisional: means over the ${count(runs.done)} runs of ${name} that are done, of ${count(runs.planned)}; further runs change them`
      : `Means over the ${count(runs.done)} runs of ${name} that are done`);
    this.body.replaceChildren(...figures.map(figureRow));
  }

  showNotes({ state, firstFailure, leftOut }) {
    const notes = [
      state === 'silent' ? 'Its client does not report any more: it was killed, or cannot reach the cluster. What is done is in its folder.' : null,
      firstFailure ? `First failure: ${firstFailure}` : null,
      leftOut,
    ].filter(Boolean);
    this.notes.hidden = notes.length === 0;
    this.notes.replaceChildren(...notes.map((note) => element('li', {}, note)));
  }
}

function countsOf({ runs, points, runsPerHour, secondsLeft }) {
  return [
    `${count(runs.done)} of ${count(runs.planned)} runs done`,
    `${count(runs.failed)} failed`,
    `${count(runs.running)} in progress`,
    `${count(points.done)} of ${count(points.planned)} points done`,
    runsPerHour === null ? null : `${count(runsPerHour)} runs an hour`,
    secondsLeft === null ? null : `${duration(secondsLeft)} left`,
  ].filter(Boolean).join(' · ');
}

function figureRow({ measure, setting, mean, low, high, runs, unit }) {
  const made = row([measure, setting, figure(mean), low === null ? nothing : `${figure(low)} to ${figure(high)}`, count(runs), unit], [2, 3, 4]);
  made.cells[4].classList.add('wide');
  made.cells[5].className = 'wide';
  return made;
}
