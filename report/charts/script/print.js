// On paper everything is shown, in the light colours.
let closed = [];
function toPaper() {
  if (root.dataset.paper) return;
  root.dataset.paper = root.dataset.theme || 'system';
  root.dataset.theme = 'light';
  closed = [...document.querySelectorAll('details[data-print]:not([open])')];
  closed.forEach((d) => { d.open = true; });
  const panels = [...document.querySelectorAll('.panel[hidden]')];
  panels.forEach((p) => { p.hidden = false; });
  hosts.forEach((h) => { waiting.delete(h); draw(h); });
  panels.forEach((p) => { p.hidden = true; });
}
function fromPaper() {
  if (!root.dataset.paper) return;
  if (root.dataset.paper === 'system') delete root.dataset.theme;
  else root.dataset.theme = root.dataset.paper;
  delete root.dataset.paper;
  closed.forEach((d) => { d.open = false; });
  redraw();
}
addEventListener('beforeprint', toPaper);
addEventListener('afterprint', fromPaper);
