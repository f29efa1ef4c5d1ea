// Draws the charts of a report and makes its controls work. Every chart's
// options stand behind it as JSON. They are data: where they need a function
// they name one of those below, as in "@day", and where they need a colour they
// name one of the page's style sheet, as in "@c1".
(() => {
  'use strict';

  const root = document.documentElement;
  const words = JSON.parse(document.getElementById('words').textContent);
  const weeks = words.weeks || [];
  const narrowBelow = 560; // pixels
  const paperWidth = 820;
  let week = weeks.findIndex((w) => w.show);

  // --- colours and numbers ---------------------------------------------------

  const probe = document.body.appendChild(document.createElement('span'));
  probe.hidden = true;
  function colour(name) {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  }

  const numbers = new Intl.NumberFormat(words.locale, { maximumSignificantDigits: 3 });
  const small = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 2 });
  function number(v) {
    const text = Math.abs(v) >= 1000 ? Math.round(v).toString() : (Math.abs(v) < 10 ? small : numbers).format(v);
    return text.replace(/(?<=^\d+)(?=(\d{3})+$)/g, (_, __, at, all) => (all.length > 4 ? '\u202f' : ''));
  }
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

  // placeLane says where the events of one lane lie, and where their names do:
  // inside, or beside where that is free, or cut short.
  function placeLane(lane, area, x) {
    const end = area.x + area.width;
    let busy = area.x; // up to here
    return lane.map((e, i) => {
      const left = Math.max(x(e.from), area.x);
      const right = Math.max(Math.min(x(e.to), end), left + 3);
      if (x(e.to) <= area.x || left >= end) return null;
      const next = i + 1 < lane.length ? Math.min(end, x(lane[i + 1].from)) : end;
      const need = textWidth(e.name, 11) + 8;
      const inside = need <= right - left;
      const at = inside ? 'insideLeft' : need <= next - right ? 'right' : need <= left - busy ? 'left' : 'insideLeft';
      busy = at === 'right' ? right + need : right;
      return { left, right, at, room: at === 'insideLeft' ? right - left - 8 : need };
    });
  }

  // --- tooltips: elements, so that no name is ever read as HTML --------------

  function element(tag, text, parent) {
    const e = document.createElement(tag);
    if (text !== undefined) e.textContent = text;
    if (parent) parent.append(e);
    return e;
  }
  function tip(head) {
    const box = element('div');
    box.className = 'tip';
    element('b', head, box);
    return box;
  }
  function line(box, name, value) {
    const row = element('div', undefined, box);
    element('em', name, row);
    element('span', value, row);
  }

  const functions = {
    number: () => (v) => number(v),

    day: (data, option, narrow) => (ms) => {
      if (data.times.hours) return hours(ms);
      const d = new Date(ms);
      if (data.byDay) return narrow ? `${words.days[d.getUTCDay()]} ${d.getUTCDate()}` : date(ms, true);
      return d.getUTCHours() || d.getUTCMinutes() ? clock(d) : date(ms, false);
    },

    // All series at one moment. The two halves of a band become one line.
    values: (data) => (list) => {
      const points = [].concat(list).filter((p) => data.series[p.seriesIndex].role !== 'event');
      if (!points.length) return '';
      const at = points[0].axisValue;
      const category = typeof at === 'string';
      const byDay = data.times && data.times.step >= 864e5;
      const box = tip(category ? at : data.times.hours ? hours(at) : date(at, true) + (byDay ? '' : ` ${clock(new Date(at))}`));
      for (const e of data.events || []) {
        if (!category && e.from <= at && at < e.to) element('em', e.name, element('div', undefined, box));
      }
      const lows = {};
      for (const p of points) {
        const { name, role } = data.series[p.seriesIndex];
        const value = Array.isArray(p.value) ? p.value[1] : p.value;
        if (value === null || value === undefined || Number.isNaN(value)) continue;
        if (role === 'low') lows[name] = value;
        else if (role === 'width') line(box, name, number(lows[name]) + words.between + withUnit(lows[name] + value, data.unit));
        else line(box, name, withUnit(value, data.unit));
      }
      return box;
    },

    // A cell of a heat map: drawn, and in words.
    cell: (data, option, narrow) => Object.assign((p) => {
      const [column, row, value] = p.value;
      const box = tip(`${option.yAxis[0].data[row]} ${option.xAxis[0].data[column]}`);
      line(box, data.series[0].name, withUnit(value, data.unit));
      return box;
    }, {
      draw: (_, api) => {
        const bin = api.value(3);
        const [x, y] = api.coord([api.value(0), api.value(1)]);
        const [width, height] = api.size([1, 1]);
        return {
          type: 'rect',
          shape: { x: x - width / 2, y: y - height / 2, width: width - 1, height: height - 1 },
          style: { fill: colour('h' + bin) },
          textContent: width < 19 || narrow ? undefined : {
            type: 'text',
            style: { text: api.value(2).toFixed(api.value(2) < 9.95 ? 1 : 0), fill: colour('t' + bin), fontSize: width < 24 ? 9 : 10, fontFamily: font() },
          },
          textConfig: { position: 'inside' },
        };
      },
    }),

    // A flow's node and link.
    node: (data) => (p) => data.labels[p.name],
    flow: (data) => (p) => {
      const name = (id) => data.labels[id].replace(/ {2}\S*$/, '');
      if (p.dataType !== 'edge') return tip(data.labels[p.name]);
      const box = tip(name(p.data.source));
      line(box, name(p.data.target), number(p.data.value));
      return box;
    },

    // An event in its lane, and its time in the chart below.
    event: (data) => ({
      draw: (params, api) => {
        const event = data.events[params.dataIndex];
        const area = params.coordSys;
        const lane = data.events.filter((e) => e.lane === event.lane);
        const bar = placeLane(lane, area, (ms) => api.coord([ms, 0])[0])[lane.indexOf(event)];
        if (!bar) return undefined;
        const height = area.height / data.lanes;
        return {
          type: 'rect',
          shape: { x: bar.left, y: area.y + event.lane * height + 1, width: bar.right - bar.left, height: height - 3, r: 2 },
          style: { fill: colour(event.colour.slice(1)) },
          textContent: bar.room < 28 ? undefined : {
            type: 'text',
            style: { text: event.name, fill: colour('ink'), fontSize: 11, fontFamily: font(), width: bar.room, overflow: 'truncate', ellipsis: '…' },
          },
          textConfig: { position: bar.at, distance: 4 },
        };
      },
    }),
    shade: (data) => ({
      draw: (params, api) => {
        const event = data.events[params.dataIndex];
        const area = params.coordSys;
        const left = Math.max(api.coord([api.value(0), 0])[0], area.x);
        const right = Math.min(api.coord([api.value(2), 0])[0], area.x + area.width);
        if (right <= left) return undefined;
        return {
          type: 'rect',
          shape: { x: left, y: area.y, width: right - left, height: area.height },
          style: { fill: colour(event.colour.slice(1)), opacity: 0.28 },
        };
      },
    }),
  };

  // --- options ---------------------------------------------------------------

  // resolve puts functions and colours in the place of their names. Only these
  // keys are looked at, so that no name of a user is taken for one of ours.
  function resolve(node, data, option, narrow) {
    for (const key of Object.keys(node)) {
      const value = node[key];
      if (value && typeof value === 'object') {
        if (key !== 'data' || node.type === 'sankey') resolve(value, data, option, narrow);
      } else if (typeof value === 'string' && value[0] === '@') {
        const name = value.slice(1);
        if (key === 'color') node[key] = colour(name);
        else if (key === 'formatter') node[key] = functions[name](data, option, narrow);
        else if (key === 'renderItem') node[key] = functions[name](data, option, narrow).draw;
      }
    }
  }

  // place gives the values of a series their places on the time axis.
  function place(values, times) {
    let piece = 0;
    return values.map((v, i) => {
      while (piece + 1 < times.from.length && times.from[piece + 1][0] <= i) piece++;
      const [first, at] = times.from[piece];
      return [at + (i - first) * times.step, v];
    });
  }

  function dressAxis(axis, isX) {
    const ink = colour('muted');
    axis.axisLabel = { color: ink, fontSize: 11, hideOverlap: true, ...axis.axisLabel };
    axis.axisLine = { show: isX, lineStyle: { color: colour('muted') } };
    axis.axisTick = { show: isX, lineStyle: { color: colour('muted') }, ...axis.axisTick };
    axis.splitLine = { show: !isX && axis.type === 'value', lineStyle: { color: colour('line') } };
    axis.nameTextStyle = { color: ink, fontSize: 11, align: 'left', padding: [0, 0, 2, -46] };
    axis.nameGap = 8;
    if (axis.type === 'category') axis.axisTick.show = axis.axisLine.show = false;
    axis.minorTick = { show: false };
    axis.containShape = false; // or bars push the axis away from the events above
  }

  function dressFlow(series, narrow) {
    const room = narrow ? 118 : 230;
    Object.assign(series.label, { color: colour('ink'), fontSize: narrow ? 11 : 12, width: room - 14, overflow: narrow ? 'break' : 'truncate' });
    if (!narrow) series.data.forEach((node) => { if (node.name[0] === 'r') node.label = { position: 'left', width: 150 }; });
    Object.assign(series, { left: narrow ? 4 : 170, right: room, top: 8, bottom: 8, nodeAlign: 'justify' });
    series.lineStyle = { color: 'target', opacity: 0.28, curveness: 0.5 };
    series.emphasis = { focus: 'adjacency' };
    series.itemStyle = { borderWidth: 0 };
  }

  // dress adds to the options what all charts have in common.
  function dress(option, data, narrow) {
    option.textStyle = { fontFamily: getComputedStyle(document.body).fontFamily, color: colour('ink') };
    option.useUTC = true;
    option.backgroundColor = 'transparent';
    Object.assign(option.tooltip, {
      confine: true, backgroundColor: colour('page'), borderColor: colour('muted'), borderWidth: 1,
      textStyle: { color: colour('ink'), fontSize: 12 }, extraCssText: 'box-shadow:0 2px 10px rgb(0 0 0/.18)',
      axisPointer: { type: 'line', lineStyle: { color: colour('muted') }, label: { show: false } },
    });
    (option.xAxis || []).forEach((a) => dressAxis(a, true));
    (option.yAxis || []).forEach((a) => dressAxis(a, false));
    option.series.forEach((s, i) => {
      if (data.times && s.type !== 'custom') s.data = place(s.data, data.times);
      if (s.type === 'sankey') dressFlow(s, narrow);
      if (s.type === 'line') s.emphasis = { disabled: true };
      if (s.type === 'bar') Object.assign(s.itemStyle, { decal: pattern(data.series[i].pattern || 0), borderColor: colour('page'), borderWidth: 0.5 });
    });
    if (data.weeks && week >= 0) {
      for (const axis of option.xAxis) [axis.min, axis.max] = [weeks[week].from, weeks[week].to];
    }
    for (const axis of option.xAxis || []) {
      if (axis.type === 'time') (data.times.hours ? markHours : markDays)(axis, data);
    }
    for (const grid of option.grid || []) grid.outerBoundsMode = 'none';
  }

  // markHours puts ticks at round hours.
  function markHours(axis) {
    const hour = 36e5;
    const about = (axis.max - axis.min) / hour / 8;
    const power = 10 ** Math.floor(Math.log10(about));
    const step = [1, 2, 5, 10].find((k) => k * power >= about) * power * hour;
    const ticks = [];
    for (let at = Math.ceil(axis.min / step) * step; at <= axis.max; at += step) ticks.push(at);
    axis.axisTick.customValues = ticks;
    axis.axisLabel.customValues = ticks;
  }

  // markDays puts ticks at midnights and names between them when few days are
  // shown, and both at Mondays when there are more.
  function markDays(axis, data) {
    const day = 864e5;
    const days = Math.round((axis.max - axis.min) / day);
    const first = Math.ceil(axis.min / day) * day;
    if (days < 2 || days > 400) return;
    const all = Array.from({ length: days + 1 }, (_, i) => first + i * day).filter((t) => t <= axis.max);
    data.byDay = days <= 8;
    const mondays = all.filter((t) => new Date(t).getUTCDay() === 1);
    const ticks = data.byDay ? all : mondays.filter((_, i) => i % Math.ceil(mondays.length / 9) === 0);
    const names = data.byDay ? all.slice(0, -1).map((t) => t + day / 2) : ticks;
    axis.axisTick.customValues = ticks;
    axis.axisLabel.customValues = names;
  }

  // patterns on bars, the same as in the legend
  function pattern(k) {
    const line = { color: colour('hatch'), symbol: 'rect', symbolSize: 1, dashArrayX: [1, 0], dashArrayY: [1.4, 4.6] };
    return [
      { symbol: 'none' },
      { ...line, rotation: -Math.PI / 4 },
      { color: colour('hatch'), symbol: 'circle', symbolSize: 0.5, dashArrayX: [[5, 0]], dashArrayY: [5, 0], rotation: 0 },
      { ...line, rotation: 0 },
      { ...line, rotation: Math.PI / 4 },
      { ...line, rotation: Math.PI / 2 },
    ][k];
  }

  // --- drawing ---------------------------------------------------------------

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
    const width = root.dataset.paper ? paperWidth : host.clientWidth;
    const narrow = width < narrowBelow;
    const data = JSON.parse(host.nextElementSibling.textContent);
    resolve(data.option, data, data.option, narrow);
    dress(data.option, data, narrow);
    chart.resize({ width });
    chart.setOption(data.option, { notMerge: true });
    // so that paper of any width shows all of it
    host.querySelector('svg').setAttribute('viewBox', `0 0 ${width} ${host.dataset.height}`);
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

  // --- controls --------------------------------------------------------------

  const dark = () => root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  const theme = document.getElementById('theme');
  theme.hidden = false;
  theme.addEventListener('click', () => {
    root.dataset.theme = dark() ? 'light' : 'dark';
    redraw();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => redraw());

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
    button.setAttribute('aria-pressed', 'true');
    button.append(...item.childNodes);
    item.removeAttribute('data-series');
    item.append(button);
    button.addEventListener('click', () => {
      button.setAttribute('aria-pressed', button.getAttribute('aria-pressed') !== 'true');
      const chart = drawn.get(button.closest('figure').querySelector('.chart'));
      if (chart) toggle(chart, button);
    });
  }

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
})();
