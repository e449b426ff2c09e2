import { percent, amount } from './format.js';

/** The measures of the map. A colour class begins at each limit, in the measure's unit; values below the first limit have a class of their own. */
export const measures = {
  penetration: {
    label: 'Penetration', unit: 'active lines per 100 people', limits: [0.1, 1, 2.5, 5, 7.5, 10, 12.5, 15, 25, 50],
    value: (place) => part(place.subscribers, place.people), text: (value) => `${amount(value)} lines per 100 people`,
  },
  coverage: {
    label: 'Coverage', unit: '% of the people under a station on the air', limits: [1, 10, 20, 30, 40, 50, 60, 70, 80, 90],
    value: (place) => part(place.covered, place.people), text: (value) => `${percent(value)} covered`,
  },
  lost: {
    label: 'Lost traffic', unit: '% of the busy hour\'s traffic that is lost, for lack of channels or power', limits: [0.1, 0.5, 1, 2, 3, 4, 5, 7.5, 10, 20],
    value: (place) => part(place.lost, place.offered), text: (value) => (value === null ? 'no traffic' : `${percent(value)} lost`),
  },
  aware: {
    label: 'Internet known', unit: '% of the people who know that the international Internet exists', limits: [0.1, 0.5, 1, 2, 3, 4, 5, 10, 15, 25],
    value: (place) => (place.aware === null ? null : part(place.aware, place.people)), text: (value) => (value === null ? 'not asked' : `${percent(value)} know of it`),
  },
};

/** Returns a class from 0 to 10; without traffic, none is lost. */
export const classOf = (measure, value) => measure.limits.filter((limit) => value !== null && value >= limit).length;

/** Returns the range of each class as text. */
export function spans(measure) {
  const { limits } = measure;
  return [`< ${limits[0]}`, ...limits.map((limit, index) => (index + 1 < limits.length ? `${limit}–${limits[index + 1]}` : `≥ ${limit}`))];
}

const part = (some, all) => (all > 0 ? (100 * some) / all : null);
