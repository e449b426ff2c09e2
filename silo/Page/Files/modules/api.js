/** Longer than a cluster takes that has just lost a silo. */
const patience = 15000;

/** Returns the silo's answer; null if it has no such thing. An error has the status of an answer that is no success. */
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
export const about = (run) => get(`runs/${encodeURIComponent(run)}`);
export const news = (run, after) => get(`runs/${encodeURIComponent(run)}/news?after=${after}`);
export const tick = (run, number) => get(`runs/${encodeURIComponent(run)}/ticks/${number}`);
