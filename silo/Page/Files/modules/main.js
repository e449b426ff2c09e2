import * as api from './api.js';
import { Chooser } from './chooser.js';
import { byId, setText } from './dom.js';
import { offerMeasures, showLegend } from './legend.js';
import { RunView } from './view.js';

/** Between two looks at the silo, in milliseconds. */
const pause = 1000;

/** Runs and silos are looked at every so many looks. */
const seldom = 3;

let view = null;
let measure = 'penetration';
let looks = 0;
let runs = [];
let silos = [];
let wake = () => {};

const chooser = new Chooser(() => wake());

/** One look: what there is, and what is new of the run that is shown. */
async function look() {
  if (looks++ % seldom === 0) {
    [runs, silos] = await Promise.all([api.runs(), api.silos()]);
  }
  const name = chooser.choose(runs);
  if (name !== (view?.run.name ?? null)) {
    await show(name);
  }
  byId('empty').hidden = runs.length > 0;
  byId('shown').hidden = !view;
  if (view) {
    await takeNews();
  }
}

async function show(name) {
  const run = name === null ? null : await api.about(name);
  view?.destroy();
  view = run && new RunView(run, measure);
  byId('shown').hidden = !view;
}

/** A run that is deleted, or has come to be anew under its name, is looked up afresh. */
async function takeNews() {
  const news = await api.news(view.run.name, view.known);
  if (news) {
    view.take(news, silos);
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
      setText(byId('trouble'), 'The silo does not answer; the page goes on asking. If it stays so, open the page of another silo.');
      byId('trouble').hidden = false;
      console.info(error);
    }
    await new Promise((resolve) => { wake = resolve; setTimeout(resolve, pause); });
    await inSight();
  }
}

/** Nobody looks at a page that is hidden; it need not ask. */
function inSight() {
  return document.hidden ? new Promise((resolve) => { document.addEventListener('visibilitychange', resolve, { once: true }); }) : null;
}

offerMeasures(measure, (chosen) => {
  measure = chosen;
  showLegend(measure);
  view?.showMeasure(measure);
});
showLegend(measure);
byId('time').addEventListener('input', (event) => view?.goTo(Number(event.target.value)));
byId('latest').addEventListener('click', () => view?.goTo(view.known));
byId('back').addEventListener('click', () => {
  view?.choose(null);
  byId('places-title').focus();
});
byId('whole').addEventListener('click', () => {
  view?.choose(null);
  view?.map.focus();
});
watch();
