// Draws the charts: those near the screen at once, the others when there is time.

const drawn = new Map(); // element to chart
const hosts = [...document.querySelectorAll('.chart')];

function draw(host) {
  if (typeof echarts === 'undefined') {
    host.textContent = words.noCharts;
    host.style.height = 'auto';
    return;
  }
  if (!host.clientWidth) return; // in a tab that is not shown
  let chart = drawn.get(host);
  if (!chart) {
    chart = echarts.init(host, null, { renderer: 'svg', height: +host.dataset.height });
    drawn.set(host, chart);
  }
  const data = optionsOf(host);
  const height = +host.dataset.height;
  if (root.dataset.paper && host.closest('.pairs')) paint(host, chart, data, weekWidth, height, week);
  else if (root.dataset.paper) paint(host, chart, data, paperWidth, height - lower(data, height, 0.32), week);
  else paint(host, chart, data, host.clientWidth, height, week);
}

// optionsOf reads what a chart is drawn from: it stands in the page beside it.
const optionsOf = (host) => JSON.parse(host.parentElement.querySelector('.chart + script').textContent);

// paint draws a chart, of one week if it can show one and one is asked for.
function paint(host, chart, data, width, height, of) {
  const narrow = width < narrowBelow;
  resolve(data.option, data, data.option, narrow);
  dress(data.option, data, narrow, of);
  chart.resize({ width, height });
  chart.setOption(data.option, { notMerge: true });
  // so that paper of any width shows all of it
  host.querySelector('svg').setAttribute('viewBox', `0 0 ${width} ${height}`);
  for (const button of host.closest('figure').querySelectorAll('.legend [aria-pressed="false"]')) toggle(chart, button);
}
const redraw = (which = () => true) => hosts.filter((h) => drawn.has(h) && which(h)).forEach(draw);
const toggle = (chart, button) => button.dataset.series.split(' ')
  .forEach((name) => chart.dispatchAction({ type: 'legendToggleSelect', name }));

// Charts are drawn as they come near the screen, and the rest when the
// browser is idle, so that the page opens at once.
const waiting = new Set(hosts);
function begin(host) {
  if (waiting.has(host) && host.clientWidth) {
    waiting.delete(host);
    draw(host);
  }
}
const near = new IntersectionObserver((seen) => seen.forEach((s) => s.isIntersecting && begin(s.target)), { rootMargin: '300px' });
hosts.forEach((h) => near.observe(h));
const idle = window.requestIdleCallback || ((f) => setTimeout(f, 50));
function drawNext() {
  const host = [...waiting].find((h) => h.clientWidth);
  if (!host) {
    root.dataset.drawn = 'all';
    return;
  }
  begin(host);
  idle(drawNext);
}
addEventListener('load', () => idle(drawNext));

let width = innerWidth;
addEventListener('resize', () => {
  if (innerWidth !== width) {
    width = innerWidth;
    requestAnimationFrame(() => redraw());
  }
});
