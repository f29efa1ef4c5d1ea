// From the options as they stand in the page to those that ECharts draws:
// names become functions and colours, values get their places in time, and all
// charts get one look.

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
  if (isX) Object.assign(axis, { nameLocation: 'middle', nameGap: 28, nameTextStyle: { color: ink, fontSize: 11 } });
  else Object.assign(axis, { nameGap: 8, nameTextStyle: { color: ink, fontSize: 11, align: 'left', padding: [0, 0, 2, -46] } });
  if (axis.type === 'category') axis.axisTick.show = axis.axisLine.show = false;
  axis.minorTick = { show: false };
  axis.containShape = false; // or bars push the axis away from the events above
}

function dressFlow(series, narrow) {
  const room = narrow ? 132 : 262;
  Object.assign(series.label, { color: colour('ink'), fontSize: narrow ? 11 : 12, width: room - 14, overflow: narrow ? 'break' : 'truncate' });
  if (!narrow) series.data.forEach((node) => { if (node.name[0] === 'r') node.label = { position: 'left', width: 166 }; });
  if (narrow) series.nodeGap = 36; // for names of three lines
  Object.assign(series, { left: narrow ? 4 : 170, right: room, top: 8, bottom: 8, nodeAlign: 'justify' });
  series.lineStyle = { color: 'target', opacity: 0.28, curveness: 0.5 };
  series.emphasis = { focus: 'adjacency' };
  series.itemStyle = { borderWidth: 0 };
}

// dress adds to the options what all charts have in common.
function dress(option, data, narrow, of) {
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
    if (narrow && s.symbolSize) s.symbolSize *= 0.65;
    if (s.type === 'bar') Object.assign(s.itemStyle, s.data.length > (narrow ? 40 : 90) ? { decal: pattern(0) } // too thin for more
      : { decal: pattern(data.series[i].pattern || 0), borderColor: colour('page'), borderWidth: 0.5 });
  });
  if (data.weeks && of >= 0) {
    for (const axis of option.xAxis) [axis.min, axis.max] = [weeks[of].from, weeks[of].to];
  }
  for (const axis of option.xAxis || []) {
    if (narrow && axis.type === 'value') axis.splitNumber = 3;
    if (axis.type === 'time') (data.times.hours ? markHours : markDays)(axis, data);
  }
  for (const grid of option.grid || []) grid.outerBoundsMode = 'none';
  if (data.rows) dressRows(option, data, narrow);
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
