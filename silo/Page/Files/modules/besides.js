import { byId, setText } from './dom.js';
import { amount, count, share } from './format.js';

const thousand = 1000;

/** What there is besides the phone, as of the last tick; what the nation has not is not shown. */
export function showBesides({ services, internetAware }, people) {
  const shown = [
    show('readers', services.readers, count(services.readers)),
    show('remembered', services.birthdays, share(ratio(services.remembered, services.birthdays))),
    show('annoyed', services.seats, amount(ratio(thousand * services.annoyed, services.seats))),
    show('aware', internetAware, share(internetAware && ratio(internetAware.reduce((sum, each) => sum + each, 0), people))),
    show('foreigners', services.foreigners, count(services.foreigners)),
  ];
  byId('besides').hidden = !shown.includes(true);
}

/** Whether there is anything to show. */
function show(id, value, text) {
  byId(id).parentElement.hidden = value === null;
  setText(byId(id), text);
  return value !== null;
}

const ratio = (some, all) => (all > 0 ? some / all : null);
