import { byId, element, setText } from './dom.js';
import { measures, spans } from './measures.js';

/** The selection of a measure, by radio buttons that the arrow keys move through. */
export function offerMeasures(chosen, onChosen) {
  byId('measures').append(...Object.entries(measures).map(([key, measure]) => {
    const input = element('input', { type: 'radio', name: 'measure', value: key });
    input.checked = key === chosen;
    input.addEventListener('change', () => onChosen(key));
    return element('label', {}, input, measure.label);
  }));
}

/** The legend of the colours, in the measure's unit. */
export function showLegend(key) {
  byId('legend').dataset.measure = key;
  byId('map').dataset.measure = key;
  setText(byId('unit'), `${measures[key].label}: ${measures[key].unit}`);
  byId('legend').replaceChildren(...spans(measures[key]).map((span, index) => element('li', {}, element('span', { 'data-class': index }), span)));
}
