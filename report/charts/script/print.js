// On paper everything is shown, in the light colours.
let closed = [];
let copies = []; // charts of the single weeks

// spread puts a chart for each week in the place of the one that shows the
// chosen week, two beside each other. They are lower, and have one scale, so that
// weeks compare.
function spread(host) {
  host.classList.add('chosen');
  weeks.forEach((_, of) => {
    const copy = element('div');
    copy.className = 'chart copy';
    const data = optionsOf(host);
    const height = Math.round(host.dataset.height - lower(data, +host.dataset.height, 0.45));
    copy.setAttribute('aria-hidden', 'true');
    host.parentElement.append(copy);
    const chart = echarts.init(copy, null, { renderer: 'svg', width: weekWidth, height });
    copies.push([copy, chart]);
    paint(copy, chart, data, weekWidth, height, of);
  });
}

// lower takes a share of their height from the panels of a chart that is so high, and
// returns how much that is. The lane of events keeps its own.
function lower(data, high, share) {
  const grids = data.option.grid;
  if (!grids) return share * high;
  let lost = 0;
  for (const grid of grids.slice(0, grids.length - (data.lanes ? 1 : 0))) {
    grid.top -= lost;
    lost += share * grid.height;
    grid.height *= 1 - share;
  }
  return lost;
}
function toPaper() {
  if (root.dataset.paper) return;
  root.dataset.paper = root.dataset.theme || 'system';
  root.dataset.theme = 'light';
  closed = [...document.querySelectorAll('details[data-print]:not([open])')];
  closed.forEach((d) => { d.open = true; });
  const panels = [...document.querySelectorAll('.panel[hidden]')];
  panels.forEach((p) => { p.hidden = false; });
  hosts.forEach((h) => { waiting.delete(h); draw(h); });
  if (weeks.length && typeof echarts !== 'undefined') pickers.forEach((p) => spread(p.closest('figure').querySelector('.chart')));
  panels.forEach((p) => { p.hidden = true; });
}
function fromPaper() {
  if (!root.dataset.paper) return;
  if (root.dataset.paper === 'system') delete root.dataset.theme;
  else root.dataset.theme = root.dataset.paper;
  delete root.dataset.paper;
  closed.forEach((d) => { d.open = false; });
  for (const [copy, chart] of copies) {
    chart.dispose();
    copy.remove();
  }
  copies = [];
  document.querySelectorAll('.chosen').forEach((h) => h.classList.remove('chosen'));
  redraw();
}
addEventListener('beforeprint', toPaper);
addEventListener('afterprint', fromPaper);
