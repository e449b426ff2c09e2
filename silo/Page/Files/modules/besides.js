import { byId, element, setText } from './dom.js';
import { amount, count, share } from './format.js';

const forms = { count, share, amount };

/** What there is besides the phone, as of the last tick, as the silo lists it; what the nation has not is not shown. */
export function showBesides({ services }) {
  byId('besides').hidden = services.length === 0;
  if (services.some(({ name }) => byId(name)?.closest('#services') == null) || byId('services').childElementCount !== services.length) {
    byId('services').replaceChildren(...services.map(({ name, label }) => element('div', {}, element('dt', {}, label), element('dd', { id: name }))));
  }
  services.forEach(({ name, form, value }) => setText(byId(name), forms[form](value)));
}
