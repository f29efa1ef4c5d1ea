// On paper everything is shown, in the light colours.
let closed = [];
let copies = []; // charts of the single weeks

// spread puts a chart for each week in the place of the one that shows the
// chosen week. They are lower, and have one scale, so that weeks compare.
function spread(host) {
  const lost = 0.45 * +JSON.parse(host.nextElementSibling.textContent).option.grid[0].height;
  host.classList.add('chosen');
  weeks.forEach((_, of) => {
    const copy = element('div');
    copy.className = 'chart copy';
    copy.dataset.height = Math.round(host.dataset.height - lost);
    copy.style.height = `${copy.dataset.height}px`;
    copy.setAttribute('aria-hidden', 'true');
    host.parentElement.append(copy);
    const chart = echarts.init(copy, null, { renderer: 'svg', width: paperWidth, height: +copy.dataset.height });
    copies.push([copy, chart]);
    const data = optionsOf(host);
    data.option.grid[0].height -= lost;
    paint(copy, chart, data, paperWidth, of);
  });
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
