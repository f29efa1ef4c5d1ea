// The page's controls: theme, contents, tabs, weeks, legends.

const theme = document.getElementById('theme');
theme.hidden = false;
theme.addEventListener('click', () => {
  root.dataset.theme = dark() ? 'light' : 'dark';
  redraw();
});
system.addEventListener('change', () => redraw());

const wide = matchMedia('(min-width: 76rem)');
const contents = document.querySelector('.toc');
const unfold = () => { contents.open = wide.matches; };
wide.addEventListener('change', unfold);
unfold();

// Tabs, as the ARIA authoring practices have them: arrows move, one is in the
// order of the tab key.
for (const list of document.querySelectorAll('.tabs')) {
  const tabs = [...list.querySelectorAll('[role=tab]')];
  const panels = tabs.map((t) => document.getElementById(t.getAttribute('aria-controls')));
  list.hidden = false;
  list.parentElement.classList.add('tabbed');
  const choose = (k, focus) => tabs.forEach((t, i) => {
    t.setAttribute('aria-selected', i === k);
    t.tabIndex = i === k ? 0 : -1;
    panels[i].setAttribute('role', 'tabpanel');
    panels[i].setAttribute('aria-labelledby', t.id);
    panels[i].hidden = i !== k;
    if (i === k && focus) t.focus();
  });
  const show = (k, focus) => {
    choose(k, focus);
    for (const host of panels[k].querySelectorAll('.chart')) waiting.has(host) ? begin(host) : draw(host);
  };
  tabs.forEach((t, i) => {
    t.addEventListener('click', () => show(i));
    t.addEventListener('keydown', (e) => {
      const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: tabs.length - 1 }[e.key];
      if (to === undefined) return;
      e.preventDefault();
      show((to + tabs.length) % tabs.length, true);
    });
  });
  choose(0);
}

const pickers = [...document.querySelectorAll('.weeks')];
function showWeek(k) {
  week = k;
  for (const p of pickers) {
    p.hidden = false;
    p.querySelector('select').value = k;
    const [before, after] = p.querySelectorAll('button');
    before.disabled = k <= 0;
    after.disabled = k < 0 || k >= weeks.length - 1;
  }
}
for (const p of pickers) {
  const go = (k) => {
    showWeek(k);
    redraw((h) => h.closest('figure').querySelector('.weeks'));
  };
  p.addEventListener('change', (e) => go(+e.target.value));
  p.addEventListener('click', (e) => e.target.dataset.go && go(Math.min(weeks.length - 1, Math.max(0, week + +e.target.dataset.go))));
}
if (pickers.length) showWeek(week);

// Entries of a legend hide and show what they stand for.
for (const item of document.querySelectorAll('.legend [data-series]')) {
  const button = element('button');
  button.type = 'button';
  button.dataset.series = item.dataset.series;
  button.setAttribute('aria-pressed', !('off' in item.dataset));
  button.append(...item.childNodes);
  item.removeAttribute('data-series');
  item.append(button);
  button.addEventListener('click', () => {
    button.setAttribute('aria-pressed', button.getAttribute('aria-pressed') !== 'true');
    const chart = drawn.get(button.closest('figure').querySelector('.chart'));
    if (chart) toggle(chart, button);
  });
}

// A table that is wider than its place says so, and fades until it is slid to
// its end.
const cue = (box) => {
  box.classList.toggle('wide', box.scrollWidth > box.clientWidth + 2);
  box.classList.toggle('more', box.scrollLeft + box.clientWidth < box.scrollWidth - 2);
};
const sizes = new ResizeObserver((seen) => seen.forEach((s) => cue(s.target)));
for (const box of document.querySelectorAll('.scroll')) {
  sizes.observe(box);
  box.addEventListener('scroll', () => cue(box), { passive: true });
}
