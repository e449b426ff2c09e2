import { byId, element, setText } from './dom.js';
import { amount, count, date, duration, share, words } from './format.js';
import { latestBy } from './record.js';

/** Shows the figures at the top as of the latest tick, the state, and notices. */
export function showHead(run, people, { progress, pace }, now) {
  showState(progress.state);
  setText(byId('about'), `${run.nation.name}, scenario ${run.scenario}, seed ${run.seed}, scale ${run.scale}, ${count(progress.citizens)} citizens`);
  byId('about').title = run.asks;
  setText(byId('date'), date(now?.date ?? progress.date));
  setText(byId('subscribers'), count(now?.subscribers));
  setText(byId('penetration'), now ? `${amount((100 * now.subscribers) / people)} per 100 people` : '');
  setText(byId('covered'), share(now ? now.covered / people : null));
  byId('on-record-figure').hidden = run.nation.record.length === 0;
  showRecord(latestBy(run.nation.record, now?.date ?? progress.date));
  showProgress(progress, pace, now?.tick ?? progress.tick);
  showNotes(progress);
  document.title = `${date(now?.date ?? progress.date)} – ${run.name} – AdoptionSim`;
}

function showState(state) {
  byId('state').hidden = false;
  byId('state').dataset.state = state;
  setText(byId('state'), words(state));
}

function showRecord(point) {
  setText(byId('on-record'), count(point?.subscribers));
  setText(byId('on-record-note'), point ? `on ${date(point.date)}` : 'nothing yet');
}

function showProgress(progress, pace, tick) {
  byId('progress').max = Math.max(1, progress.ticks);
  byId('progress').value = tick;
  setText(byId('ticks'), `Tick ${count(tick)} of ${count(progress.ticks)}`);
  const parts = [
    pace.ticksPerSecond > 0 ? `${amount(pace.ticksPerSecond)} a second` : null,
    pace.secondsLeft !== null && progress.state === 'running' ? `${duration(pace.secondsLeft)} left` : null,
    progress.checkpoint !== null ? `stored up to tick ${count(progress.checkpoint)}` : null,
  ];
  setText(byId('pace'), parts.filter(Boolean).map((part) => `· ${part}`).join(' '));
}

function showNotes({ recoveries, warning, error }) {
  const notes = [
    error ? `Failed: ${error}` : null,
    recoveries > 0 ? `Went on from a checkpoint ${recoveries === 1 ? 'once' : `${count(recoveries)} times`}, after the loss of a silo` : null,
    warning,
  ].filter(Boolean);
  byId('notes').hidden = notes.length === 0;
  byId('notes').replaceChildren(...notes.map((note) => element('li', {}, note)));
}
