import * as api from './api.js';
import { Chooser, damaged } from './chooser.js';
import { byId, setText } from './dom.js';
import { ExperimentList } from './experiments.js';
import { offerMeasures, showLegend } from './legend.js';
import { showMissing } from './missing.js';
import { RunView } from './view.js';

/** The polling interval in milliseconds. */
const pause = 1000;

/** Runs, silos and experiments are fetched at every k-th poll. */
const seldom = 3;

let view = null;
let measure = 'penetration';
let looks = 0;
let runs = [];
let silos = [];
const experiments = new ExperimentList();
let wake = () => {};

const chooser = new Chooser(() => wake());

/** Polls once: fetches the list of runs, and the newer ticks of the run shown. */
async function look() {
  if (looks++ % seldom === 0) {
    const answers = await Promise.all([api.runs(), api.silos(), api.experiments()]);
    [runs, silos] = answers;
    experiments.show(answers[2]);
  }
  const name = chooser.choose(runs);
  const listed = runs.find((run) => run.name === name);
  if (name !== (view?.run.name ?? null)) {
    await show(listed && listed.state !== damaged ? name : null);
  }
  byId('empty').hidden = runs.length > 0;
  byId('shown').hidden = !view;
  showMissing(view ? null : name, listed);
  if (view) {
    await takeUpdate();
  }
}

/** Shows a run; shows nothing if the name is null or there is no such run. */
async function show(name) {
  const run = name === null ? null : await about(name);
  view?.destroy();
  view = run && new RunView(run, measure);
  byId('shown').hidden = !view;
}

/** Catches errors of one run: they must not keep the page from showing the others. */
async function about(name) {
  try {
    return await api.about(name);
  } catch (error) {
    if (error.status === 500) {
      return null;
    }
    throw error;
  }
}

/** Looks a run up again if it was deleted, or started again under its name. */
async function takeUpdate() {
  const update = await api.update(view.run.name, view.known);
  if (update) {
    view.take(update, silos);
  } else {
    view.destroy();
    view = null;
    looks = 0;
  }
}

async function watch() {
  for (;;) {
    try {
      await look();
      byId('trouble').hidden = true;
    } catch (error) {
      looks = 0;
      trouble(error);
    }
    await new Promise((resolve) => { wake = resolve; setTimeout(resolve, pause); });
    await inSight();
  }
}

async function goTo(tick) {
  try {
    await view?.goTo(tick);
  } catch (error) {
    trouble(error);
  }
}

function trouble(error) {
  setText(byId('trouble'), 'The silo does not answer; the page keeps trying. If this persists, open the page of another silo.');
  byId('trouble').hidden = false;
  console.info(error);
}

/** Stops polling while the page is hidden. */
function inSight() {
  return document.hidden ? new Promise((resolve) => { document.addEventListener('visibilitychange', resolve, { once: true }); }) : null;
}

offerMeasures(measure, (chosen) => {
  measure = chosen;
  showLegend(measure);
  view?.showMeasure(measure);
});
showLegend(measure);
byId('time').addEventListener('input', (event) => goTo(Number(event.target.value)));
byId('latest').addEventListener('click', () => goTo(view?.known));
byId('back').addEventListener('click', () => {
  view?.choose(null);
  byId('places-title').focus();
});
byId('whole').addEventListener('click', () => {
  view?.choose(null);
  view?.map.focus();
});
watch();
