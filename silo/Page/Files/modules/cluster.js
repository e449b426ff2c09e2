import { bar, byId, row, setText } from './dom.js';
import { amount, cores, count, memory, nothing, words } from './format.js';

/** Shows the silos: each one's share of the run while it is in progress, otherwise of all citizens on the cluster. */
export function showSilos(silos, parts) {
  const isOfRun = parts.length > 0;
  const all = (isOfRun ? parts : silos).reduce((sum, each) => sum + each.citizens, 0);
  setText(byId('silos-caption'), isOfRun ? 'Shares of this run' : 'Shares of all runs in progress or kept');
  byId('silos').tBodies[0].replaceChildren(...silos.map((silo) => {
    const part = isOfRun ? parts.find((each) => each.silo === silo.address) : silo;
    const citizens = part?.citizens ?? 0;
    const name = silo.state === 'active' ? silo.endpoint : `${silo.endpoint} (${silo.state})`;
    const made = row([name, count(citizens), all > 0 ? bar(citizens / all) : nothing, cores(silo), memory(silo.memoryBytes)], [1, 3, 4]);
    made.cells[2].className = 'barred wide';
    return made;
  }));
}

/** Shows the duration of each phase over the latest ticks. */
export function showPhases(phases) {
  byId('no-phases').hidden = phases.length > 0;
  byId('phases').hidden = phases.length === 0;
  const longest = Math.max(...phases.map((phase) => phase.median), Number.MIN_VALUE);
  byId('phases').tBodies[0].replaceChildren(...phases.map((phase) => {
    const made = row([words(phase.phase), amount(phase.median), bar(phase.median / longest), amount(phase.longest), amount(phase.wait)], [1, 3, 4]);
    made.cells[2].className = 'barred';
    made.cells[3].classList.add('wide');
    return made;
  }));
}
