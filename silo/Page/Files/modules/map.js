import { byId, drawn, setText } from './dom.js';
import { boxOf, planeOf } from './geometry.js';
import { neighbour } from './neighbour.js';
import { classOf } from './measures.js';

/** The distance of a name above its points. */
const nameHeight = 12;

/** The most letters of a name on the map; the full name is in the table and in the tooltip. */
const longestName = 20;

const arrows = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** The map of a nation: provinces as shapes, districts as points sized by population, both coloured by the measure. */
export class NationMap {
  /** `events` receives the selected province (null for none), the place under the pointer (null for none), and the province with the focus. */
  constructor(nation, events) {
    this.events = events;
    this.svg = byId('map');
    this.plane = planeOf(nation);
    this.provinces = nation.provinces.map((province, index) => this.partOf(index)).filter((part) => part.points.length + part.shapes.length > 0);
    this.draw(nation);
    this.choose(null);
  }

  partOf(index) {
    const of = (each) => each.province === index;
    return { index, shapes: this.plane.shapes.filter(of), points: this.plane.points.filter(of) };
  }

  draw(nation) {
    this.shapes = drawn('g', { class: 'shapes' });
    const points = drawn('g', { class: 'points' });
    const names = drawn('g', { class: 'names', 'aria-hidden': 'true' });
    for (const part of this.provinces) {
      part.box = boxOf(part.points, part.shapes);
      part.paths = part.shapes.map((shape) => drawn('path', { class: 'shape', d: shape.d }));
      part.circles = part.points.map((point) => this.circle(point));
      part.group = drawn('g', { class: 'province', role: 'button', tabindex: '-1' }, ...part.circles);
      part.paths.forEach((path) => this.listen(path, part, () => part.index, null));
      part.group.addEventListener('focus', () => this.focused(part));
      part.group.addEventListener('blur', () => this.mark('focused', null));
      part.group.addEventListener('keydown', (event) => this.pressed(event, part));
      part.circles.forEach((circle, at) => this.listen(circle, part, () => part.index, part.points[at].index));
      this.shapes.append(...part.paths);
      points.append(part.group);
      names.append(this.nameOf(part, nation.provinces[part.index].name));
    }
    this.svg.replaceChildren(this.shapes, points, names);
    this.provinces[0]?.group.setAttribute('tabindex', '0');
  }

  circle(point) {
    return drawn('circle', { cx: point.at[0].toFixed(1), cy: point.at[1].toFixed(1), r: point.radius.toFixed(1) });
  }

  nameOf(part, name) {
    const largest = part.shapes.toSorted((one, other) => other.area - one.area)[0];
    const [x, y] = largest?.centre ?? [part.box.x + part.box.width / 2, part.box.y + nameHeight];
    const text = drawn('text', { x: x.toFixed(1), y: y.toFixed(1) });
    setText(text, name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name);
    return text;
  }

  listen(node, part, chosen, district) {
    node.addEventListener('click', () => this.events.chosen(chosen()));
    node.addEventListener('pointerenter', () => this.events.pointedAt({ province: part.index, district }));
    node.addEventListener('pointerleave', () => this.events.pointedAt(null));
  }

  focused(part) {
    this.provinces.forEach((each) => each.group.setAttribute('tabindex', each === part ? '0' : '-1'));
    this.mark('focused', part.index);
    this.events.pointedAt({ province: part.index, district: null });
  }

  pressed(event, part) {
    if (arrows[event.key]) {
      neighbour(this.provinces, part, arrows[event.key])?.group.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.events.chosen(this.chosen === part.index ? null : part.index);
    } else if (event.key === 'Escape') {
      this.events.chosen(null);
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Shows one province, or with null the whole nation. */
  choose(province) {
    this.chosen = province;
    const part = this.provinces.find((each) => each.index === province);
    const box = part?.box ?? this.plane.box;
    const near = Math.sqrt(Math.min(1, Math.max(box.width / this.plane.box.width, box.height / this.plane.box.height)));
    this.svg.setAttribute('viewBox', [box.x, box.y, box.width, box.height].map((side) => side.toFixed(1)).join(' '));
    this.svg.classList.toggle('zoomed', Boolean(part));
    byId('whole').hidden = !part;
    this.mark('chosen', province);
    for (const each of this.provinces) {
      each.group.setAttribute('aria-pressed', String(each.index === province));
      each.circles.forEach((circle, at) => circle.setAttribute('r', (each.points[at].radius * near).toFixed(2)));
    }
  }

  mark(what, province) {
    for (const part of this.provinces) {
      const isMarked = part.index === province;
      [part.group, ...part.paths].forEach((node) => node.classList.toggle(what, isMarked));
      if (isMarked) {
        // Drawn last, so that its outline lies over its neighbours'.
        this.shapes.append(...part.paths);
      }
    }
  }

  focus() {
    this.svg.querySelector('[tabindex="0"]').focus();
  }

  /** Colours all places by a measure at a tick. */
  show(places, measure) {
    for (const part of this.provinces) {
      const province = places.provinces[part.index];
      const value = measure.value(province);
      part.group.setAttribute('aria-label', `${province.name}: ${measure.text(value)}`);
      part.paths.forEach((path) => { path.dataset.class = classOf(measure, value); });
      part.circles.forEach((circle, at) => { circle.dataset.class = classOf(measure, measure.value(places.districts[part.points[at].index])); });
    }
  }
}
