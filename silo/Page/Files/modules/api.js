/** Longer than a cluster takes that has just lost a silo. */
const patience = 15000;

/** What the silo tells; null where there is no such thing. */
export async function get(path) {
  const answer = await fetch(`api/${path}`, { signal: AbortSignal.timeout(patience) });
  if (answer.status === 404) {
    return null;
  }
  if (!answer.ok) {
    throw new Error(`The silo answered ${answer.status}.`);
  }
  return answer.json();
}

export const runs = () => get('runs');
export const silos = () => get('silos');
export const about = (run) => get(`runs/${encodeURIComponent(run)}`);
export const news = (run, after) => get(`runs/${encodeURIComponent(run)}/news?after=${after}`);
export const tick = (run, number) => get(`runs/${encodeURIComponent(run)}/ticks/${number}`);
