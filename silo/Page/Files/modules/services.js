import { byId, element, setText } from './dom.js';
import { amount, count, share } from './format.js';

const forms = { count, share, amount };

/** Shows the latest figures of the services other than the phone, as the silo lists them. Hidden for a nation without such services. */
export function showServices({ services }) {
  byId('other-services').hidden = services.length === 0;
  if (services.some(({ name }) => byId(name)?.closest('#services') == null) || byId('services').childElementCount !== services.length) {
    byId('services').replaceChildren(...services.map(({ name, label }) => element('div', {}, element('dt', {}, label), element('dd', { id: name }))));
  }
  services.forEach(({ name, form, value }) => setText(byId(name), forms[form](value)));
}
