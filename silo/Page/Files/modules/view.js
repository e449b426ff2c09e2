import { byId, setText } from './dom.js';
import * as api from './api.js';
import { Announcer } from './announcer.js';
import { showServices } from './services.js';
import { showPhases, showSilos } from './cluster.js';
import { Curve } from './curve.js';
import { Divide } from './divide.js';
import { after, date } from './format.js';
import { showHead } from './head.js';
import { NationMap } from './map.js';
import { measures } from './measures.js';
import { Network } from './network.js';
import { placesOf } from './places.js';
import { PlacesTable } from './placestable.js';
import { RecordTable } from './record.js';

/** The view of one run, from its selection until another run is selected. */
export class RunView {
  constructor(run, measure) {
    Object.assign(this, { run, measure, rows: [], latest: null, places: null, shown: null });
    this.people = run.nation.districts.reduce((sum, district) => sum + district.people, 0);
    this.announcer = new Announcer();
    const events = { chosen: (province) => this.choose(province), pointedAt: (place) => this.point(place) };
    this.map = new NationMap(run.nation, events);
    this.table = new PlacesTable(run.nation, events);
    byId('time').value = byId('time').max = 0;
    setText(byId('time-date'), '');
    document.querySelectorAll('[data-as-of]').forEach((node) => setText(node, 'no tick yet'));
    this.showWayBack();
  }

  /** The latest tick received; -1 before the first. */
  get known() {
    return this.rows.at(-1)?.tick ?? -1;
  }

  take(update, silos) {
    const isFollowing = this.shown === null || this.shown === this.known;
    this.rows.push(...update.curve.filter((row) => row.tick > this.known));
    showHead(this.run, this.people, update, this.rows.at(-1));
    showSilos(silos, update.pace.silos);
    showPhases(update.pace.phases);
    this.announcer.announce(this.run, update);
    if (update.latest && update.curve.length > 0) {
      this.takeTick(update, isFollowing);
    }
  }

  takeTick({ latest, progress }, isFollowing) {
    if (!this.curve) {
      this.begin(after(this.rows[0].date, progress.ticks * this.run.stepDays));
    }
    this.latest = latest;
    this.curve.show(this.rows);
    this.record.show(this.rows);
    this.network.showCurve(this.rows);
    this.divide.showCurve(this.rows);
    byId('time').max = this.known;
    if (isFollowing) {
      this.showTick(latest);
    }
    this.showWayBack();
  }

  begin(end) {
    this.curve = new Curve(this.run, end);
    this.record = new RecordTable(this.curve.record, this.run.isCounterfactual);
    this.network = new Network(this.run, end);
    this.divide = new Divide(this.run, end);
  }

  /** Shows a tick in the map, the tables and their figures, all with the same date. The head and the curves always show the latest tick. */
  showTick(tick) {
    this.shown = tick.tick;
    this.places = placesOf(this.run.nation, tick);
    this.network.showTick(this.places.nation, tick);
    this.divide.showTick(tick);
    showServices(tick);
    byId('time').value = tick.tick;
    byId('time').setAttribute('aria-valuetext', date(tick.date));
    setText(byId('time-date'), date(tick.date));
    document.querySelectorAll('[data-as-of]').forEach((node) => setText(node, `on ${date(tick.date)}`));
    this.showWayBack();
    this.paint();
  }

  /** The button that returns to the latest tick, with its date. */
  showWayBack() {
    byId('latest').disabled = this.shown === this.known;
    setText(byId('latest'), this.latest ? `Latest: ${date(this.latest.date)}` : 'Latest');
  }

  paint() {
    if (this.places) {
      this.map.show(this.places, measures[this.measure]);
      this.table.show(this.places);
      this.point(this.pointed ?? null);
    }
  }

  /** Shows a finished tick, or with the last one follows the run again. */
  async goTo(number) {
    this.wanted = number;
    const tick = number === this.known ? this.latest : await api.tick(this.run.name, number);
    if (tick && this.wanted === number) {
      this.showTick(tick);
    }
  }

  showMeasure(measure) {
    this.measure = measure;
    this.paint();
  }

  choose(province) {
    this.map.choose(province);
    this.table.choose(province);
    this.paint();
  }

  point(place) {
    this.pointed = place;
    this.table.point(place);
    const at = place && this.places && (place.district === null ? this.places.provinces[place.province] : this.places.districts[place.district]);
    const measure = measures[this.measure];
    setText(byId('pointed'), at ? `${at.name}: ${measure.text(measure.value(at))}, ${at.people.toLocaleString('en-GB')} people` : ' ');
  }

  destroy() {
    this.curve?.destroy();
    this.network?.destroy();
    this.divide?.destroy();
  }
}
