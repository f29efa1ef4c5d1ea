// The functions that a chart's options name, as in "@day". Each is made for one
// chart, from what lies beside its options. Tooltips are elements, so that no
// name is ever read as HTML.

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
  exact: () => exact, // of an axis that does not begin at 0

  day: (data, option, narrow) => (ms) => {
    if (data.times.hours) return hours(ms);
    const d = new Date(ms);
    if (data.byDay) return narrow ? `${words.days[d.getUTCDay()]}\n${d.getUTCDate()}` : date(ms, true);
    return d.getUTCHours() || d.getUTCMinutes() ? clock(d) : date(ms, false);
  },

  // All series at one moment. The two halves of a band become one line.
  values: (data) => (list) => {
    const points = [].concat(list).filter((p) => !['event', 'pending'].includes(data.series[p.seriesIndex].role));
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
};
