import { byId, element, setText } from './dom.js';
import { amount, count, nothing, percent } from './format.js';
import { measures } from './measures.js';

/** The map as a table: the provinces, or the districts of the selected one. */
export class PlacesTable {
  constructor(nation, events) {
    Object.assign(this, { nation, events, rows: [] });
    this.choose(null);
  }

  choose(province) {
    this.province = province;
    const isNation = province === null;
    setText(byId('places-title'), isNation ? 'Provinces' : this.nation.provinces[province].name);
    setText(byId('places-kind'), isNation ? 'Province' : 'District');
    setText(byId('places-caption'), isNation ? 'Choose a province for its districts, here or on the map' : 'Its districts');
    byId('back').hidden = isNation;
    const of = (places) => (isNation ? places.provinces : places.districts.filter((district) => district.province === province));
    this.rows = this.indexes().map((index, at) => this.row(index, (places) => of(places)[at]));
    this.rows.push(this.totalRow(isNation));
    byId('places').tBodies[0].replaceChildren(...this.rows.map(({ node }) => node));
  }

  indexes() {
    return this.province === null
      ? this.nation.provinces.map((_, index) => index)
      : this.nation.districts.flatMap((district, index) => (district.province === this.province ? [index] : []));
  }

  row(index, placeOf) {
    const isProvince = this.province === null;
    const name = isProvince ? element('button', { type: 'button', class: 'place' }) : element('span');
    setText(name, isProvince ? this.nation.provinces[index].name : this.nation.districts[index].name);
    if (isProvince) {
      name.addEventListener('click', () => {
        this.events.chosen(index);
        byId('places-title').focus();
      });
    }
    return { index, placeOf, ...this.cells(name, '') };
  }

  totalRow(isNation) {
    const name = element('span');
    setText(name, isNation ? this.nation.name : 'Together');
    return { index: null, placeOf: (places) => (isNation ? places.nation : places.provinces[this.province]), ...this.cells(name, 'total') };
  }

  cells(name, kind) {
    const classes = ['number wide', 'number', 'number', 'number wide', 'number'];
    const cells = classes.map((each) => element('td', { class: each }, nothing));
    return { cells, node: element('tr', { class: kind }, element('th', { scope: 'row' }, name), ...cells) };
  }

  show(places) {
    for (const { cells, placeOf } of this.rows) {
      const place = placeOf(places);
      const texts = [
        count(place.people), count(place.subscribers), amount(measures.penetration.value(place)),
        percent(measures.coverage.value(place)), percent(measures.lost.value(place)),
      ];
      cells.forEach((cell, at) => setText(cell, texts[at]));
    }
  }

  /** Highlights the row of the place under the pointer on the map. */
  point(place) {
    const index = place && (this.province === null ? place.province : place.district);
    this.rows.forEach((row) => row.node.classList.toggle('pointed-at', row.index !== null && row.index === index));
  }
}
