// What the other scripts share: the page's words, its colours, and how numbers
// and times are written.
const root = document.documentElement;
const words = JSON.parse(document.getElementById('words').textContent);
const weeks = words.weeks || [];
const narrowBelow = 560; // pixels
const paperWidth = 820;
const weekWidth = 400; // two and what lies between them
let week = weeks.findIndex((w) => w.show);

const system = matchMedia('(prefers-color-scheme: dark)');
const dark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);

const probe = document.body.appendChild(document.createElement('span'));
probe.hidden = true;
const colours = new Map(); // that were looked up, by theme and name
function colour(name) {
  const key = `${dark()} ${name}`;
  if (!colours.has(key)) {
    probe.style.color = `var(--${name})`;
    colours.set(key, getComputedStyle(probe).color);
  }
  return colours.get(key);
}

const numbers = new Intl.NumberFormat(words.locale, { maximumSignificantDigits: 3 });
const small = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 2 });
function number(v) {
  if (Math.abs(v) < 1000) return (Math.abs(v) < 10 ? small : numbers).format(v);
  const text = Math.round(v).toString();
  return text.length > 4 ? text.replace(/\B(?=(\d{3})+$)/g, '\u202f') : text;
}
const six = new Intl.NumberFormat(words.locale, { maximumSignificantDigits: 6 });
const exact = (v) => (Math.abs(v) < 1000 ? six.format(v) : number(v));
const withUnit = (v, unit) => number(v) + (unit ? '\u00a0' + unit : '');

// Times are local clocks written as if the place were in UTC.
const two = (n) => String(n).padStart(2, '0');
const clock = (d) => `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`;
const hours = (ms) => `${number(ms / 36e5)}\u00a0h`;
function date(ms, withDay) {
  const d = new Date(ms);
  const text = `${d.getUTCDate()} ${words.months[d.getUTCMonth()]}`;
  return withDay ? `${words.days[d.getUTCDay()]} ${text}` : text;
}

const font = () => getComputedStyle(document.body).fontFamily;
const pen = document.createElement('canvas').getContext('2d');
function textWidth(text, size) {
  pen.font = `${size}px ${font()}`;
  return pen.measureText(text).width;
}
