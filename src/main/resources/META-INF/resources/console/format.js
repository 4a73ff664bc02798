/* Numbers for people: thousands, units, no more digits than mean something. What there is not is a dash. */

export const NONE = '–';
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const one = new Intl.NumberFormat('en', { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const two = new Intl.NumberFormat('en', { maximumFractionDigits: 2, minimumFractionDigits: 2 });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

const is = value => value !== null && value !== undefined && Number.isFinite(value);

export function count(value) {
  return is(value) ? whole.format(value) : NONE;
}

/** A rate or another number that need not be whole: 0.4, 12.5, 1,234, 1.2 M. */
export function number(value) {
  if (!is(value)) {
    return NONE;
  }
  const size = Math.abs(value);
  return size >= 1e7 ? one.format(value / 1e6) + ' M'
    : size >= 100 || Number.isInteger(value) ? whole.format(value) : one.format(value);
}

export function millis(value) {
  if (!is(value)) {
    return NONE;
  }
  return value >= 60_000 ? duration(value / 1e3)
    : value >= 1e3 ? two.format(value / 1e3) + ' s'
      : value >= 100 ? whole.format(value) + ' ms'
        : value >= 10 ? one.format(value) + ' ms'
          : value === 0 ? '0 ms' : two.format(value) + ' ms';
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

export function bytes(value) {
  if (!is(value)) {
    return NONE;
  }
  let left = value;
  let unit = 0;
  while (Math.abs(left) >= 1024 && unit < UNITS.length - 1) {
    left /= 1024;
    unit++;
  }
  return (unit > 0 && Math.abs(left) < 100 ? one : whole).format(left) + ' ' + UNITS[unit];
}

export function share(value) {
  if (!is(value)) {
    return NONE;
  }
  const percent = value * 100;
  return (percent !== 0 && Math.abs(percent) < 10 ? one : whole).format(percent) + ' %';
}

export function change(value) {
  const none = Math.abs(value) < 0.0005; // it would be 0.0 %
  return is(value) ? (none ? '±' : value > 0 ? '+' : '−') + share(none ? 0 : Math.abs(value)) : NONE;
}

/** Seconds as 0:07, 1:05, 2:00:00. */
export function span(seconds) {
  if (!is(seconds)) {
    return NONE;
  }
  const all = Math.max(0, Math.round(seconds));
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor(all / 60) % 60;
  const rest = String(all % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** Seconds as 40 s, 2 min 5 s, 1 h 30 min. */
export function duration(seconds) {
  if (!is(seconds)) {
    return NONE;
  }
  const all = Math.round(seconds);
  if (all < 60) {
    return (seconds < 10 && !Number.isInteger(seconds) ? one.format(seconds) : all) + ' s';
  }
  const parts = all < 3600 ? [Math.floor(all / 60), 'min', all % 60, 's'] : [Math.floor(all / 3600), 'h', Math.floor(all / 60) % 60, 'min'];
  return parts[2] === 0 ? `${parts[0]} ${parts[1]}` : parts.join(' ');
}

export function time(date) {
  return clock.format(date);
}

/** Today's times as a time, others with their day. */
export function when(date) {
  return date.toDateString() === new Date().toDateString() ? clock.format(date) : day.format(date) + ', ' + clock.format(date);
}

/** A figure in a unit that the server names. */
export function inUnit(value, unit) {
  switch (unit) {
    case 'bytes': return bytes(value);
    case 'ms': return millis(value);
    case 'seconds': return value >= 60 ? duration(value) : millis(value * 1e3);
    case 'share': case 'share of time': case 'share of all cores': return share(value);
    case '/s': return number(value) + '/s';
    default: return number(value);
  }
}

export function plural(many, one, more = one + 's') {
  return count(many) + ' ' + (many === 1 ? one : more);
}
