const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const second = 1;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * 60 * 60 * 1000;

export const nothing = '–';

export const count = (value) => (value === null || value === undefined ? nothing : whole.format(value));

/** Formats with two significant digits, and at most one decimal from 10 on. */
export function amount(value) {
  if (value === null || value === undefined || Number.isNaN(value)) {
    return nothing;
  }
  const digits = value === 0 || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Formats a mean with four significant digits, and whole numbers from 1,000 on. */
export const figure = (value) => value.toLocaleString('en-GB', Math.abs(value) >= 1000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 4 });

export const percent = (value) => (value === null || value === undefined ? nothing : `${amount(value)} %`);

/** Formats a share, 0 to 1, in percent. */
export const share = (value) => percent(value === null || value === undefined ? null : 100 * value);

export const date = (iso) => (iso ? days.format(new Date(`${iso}T00:00:00Z`)) : nothing);

/** Formats a time of day in the reader's time zone, with the day unless it is today. */
export function time(iso) {
  const [at, now] = [new Date(iso), new Date()];
  const clock = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return at.toDateString() === now.toDateString() ? clock : `${clock} on ${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })}`;
}

export const seconds = (iso) => Date.parse(`${iso}T00:00:00Z`) / 1000;

export const isoDate = (atSeconds) => new Date(atSeconds * 1000).toISOString().slice(0, 10);

export const after = (iso, manyDays) => isoDate((Date.parse(`${iso}T00:00:00Z`) + manyDays * day) / 1000);

export function duration(value) {
  if (value < minute) {
    return `${Math.ceil(value)} s`;
  }
  return value < hour ? `${Math.floor(value / minute)} min ${Math.round(value % minute)} s` : `${Math.floor(value / hour)} h ${Math.round((value % hour) / minute)} min`;
}

export const memory = (bytes) => (bytes > 0 ? `${whole.format(bytes / (1 << 20))} MiB` : nothing);

/** Formats the measured processor cores in use; a silo that has not answered has none. */
export const cores = ({ cores: all, busyCores }) => (all > 0 ? `${busyCores.toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} of ${all}` : nothing);

/** Formats an identifier of a metric as words. */
export const words = (kind) => kind.replaceAll('_', ' ');
