/** Time limit for a request, longer than a cluster needs after the loss of a silo. */
const patience = 15000;

/** Returns the silo's answer; null for status 404. Other errors have the status of the answer. */
export async function get(path) {
  const answer = await fetch(`api/${path}`, { signal: AbortSignal.timeout(patience) });
  if (answer.status === 404) {
    return null;
  }
  if (!answer.ok) {
    throw Object.assign(new Error(`The silo answered ${answer.status}.`), { status: answer.status });
  }
  return answer.json();
}

export const runs = () => get('runs');
export const silos = () => get('silos');
export const experiments = () => get('experiments');
export const about = (run) => get(`runs/${encodeURIComponent(run)}`);
export const update = (run, after) => get(`runs/${encodeURIComponent(run)}/update?after=${after}`);
export const tick = (run, number) => get(`runs/${encodeURIComponent(run)}/ticks/${number}`);
