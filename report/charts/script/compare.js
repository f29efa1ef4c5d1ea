// Charts of strategies: how far each lies from the base, and what it costs against how
// long it lets wait.

// dressRows makes room for the names of strategies on the left, and for what stands
// beside their marks on the right where there is some.
function dressRows(option, data, narrow) {
  const [grid] = option.grid;
  const [across, down] = [option.xAxis[0], option.yAxis[0]];
  grid.left = narrow ? 122 : 250;
  grid.right = data.marks && !narrow ? 186 : 24;
  Object.assign(down.axisLabel, { width: grid.left - 16, color: colour('ink'), fontSize: narrow ? 11 : 12, lineHeight: 13, interval: 0, hideOverlap: false });
  down.splitLine = { show: true, lineStyle: { color: colour('line') } };
  across.splitLine = { show: true, lineStyle: { color: colour('line') } };
  if (narrow) across.splitNumber = 3;
}

// shapeOf draws a mark: the same that the legend shows.
function shapeOf(mark, x, y) {
  const ink = colour(mark.colour);
  const full = { fill: ink, stroke: colour('page'), lineWidth: 1 };
  const hollow = { fill: colour('page'), stroke: ink, lineWidth: 2 };
  const outline = (points, style) => ({ type: 'polygon', shape: { points: points.map(([a, b]) => [x + a, y + b]) }, style });
  const diamond = [[0, -7], [7, 0], [0, 7], [-7, 0]];
  const square = [[-5.5, -5.5], [5.5, -5.5], [5.5, 5.5], [-5.5, 5.5]];
  switch (mark.shape) {
    case 'better': return outline([[0, -7], [7, 5], [-7, 5]], full);
    case 'worse': return outline([[0, 7], [7, -5], [-7, -5]], full);
    case 'unsure': case 'dominated': return { type: 'circle', shape: { cx: x, cy: y, r: 5 }, style: hollow };
    case 'same': return { type: 'path', shape: { pathData: 'M-5-4h10v2.5h-10zM-5 1.5h10V4h-10z' }, x, y, style: { fill: ink } };
    case 'basefront': return outline(square, full);
    case 'base': return outline(square, hollow);
    default: return outline(diamond, full);
  }
}
function stroke(x1, y1, x2, y2, name, width = 2) {
  return { type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: colour(name), lineWidth: width } };
}
function label(text, x, y, align, name = 'ink', size = 12) {
  const halo = { stroke: colour('page'), lineWidth: 3 }; // so that no line runs through it
  return { type: 'text', style: { text, x, y, align, verticalAlign: 'middle', fill: colour(name), fontSize: size, fontFamily: font(), ...halo } };
}

// A difference with its interval; the first one also draws the line at zero and says
// what lies on its sides.
functions.difference = (data, option, narrow) => Object.assign((p) => {
  const box = tip(data.marks[p.dataIndex].name);
  line(box, data.series[0].name, data.marks[p.dataIndex].text);
  return box;
}, {
  draw: (params, api) => {
    const mark = data.marks[params.dataIndex];
    const at = (value) => api.coord([value, api.value(0)]);
    const [x, middle] = at(api.value(1));
    const [from, to] = [at(api.value(2))[0], at(api.value(3))[0]];
    const area = params.coordSys;
    const y = narrow ? middle + 7 : middle;
    const parts = params.dataIndex ? [] : zero(data, area, at(0)[0]);
    if (to > from) parts.push(stroke(from, y, to, y, mark.colour), stroke(from, y - 4, from, y + 4, mark.colour), stroke(to, y - 4, to, y + 4, mark.colour));
    parts.push(shapeOf(mark, x, y));
    if (narrow) parts.push(label(mark.text, area.x + area.width, middle - 8, 'right', 'ink', 11));
    else parts.push(label(mark.text, area.x + area.width + 12, y, 'left'));
    return { type: 'group', children: parts };
  },
});

// zero is the line at no difference, with the words for both sides above it.
function zero(data, area, x) {
  const top = area.y - 12;
  const [left, right] = data.sides;
  const parts = [stroke(x, area.y - 20, x, area.y + area.height, 'ink', 1.4)];
  if (x - area.x > textWidth(left, 11) + 24) parts.push(label(`← ${left}`, x - 8, top, 'right', 'muted', 11));
  if (area.x + area.width - x > textWidth(right, 11) + 24) parts.push(label(`${right} →`, x + 8, top, 'left', 'muted', 11));
  return parts;
}

// A strategy by what it costs and how long it lets wait, with the interval of both.
let names; // of the chart that is drawn, placed with its first mark
functions.trade = (data, option, narrow) => Object.assign((p) => {
  const mark = data.marks[p.dataIndex];
  const box = tip(mark.name);
  element('em', mark.text, element('div', undefined, box));
  return box;
}, {
  draw: (params, api) => {
    const mark = data.marks[params.dataIndex];
    const [x, y] = api.coord([api.value(0), api.value(1)]);
    const across = [2, 3].map((i) => api.coord([api.value(i), api.value(1)])[0]);
    const down = [4, 5].map((i) => api.coord([api.value(0), api.value(i)])[1]);
    const parts = [stroke(across[0], y, across[1], y, mark.colour, 1.4), stroke(x, down[0], x, down[1], mark.colour, 1.4), shapeOf(mark, x, y)];
    if (params.dataIndex === 0) {
      const marks = option.series[params.seriesIndex].data.map((d) => {
        const [[left, top], [from], [to]] = [[d[0], d[1]], [d[2], d[1]], [d[3], d[1]]].map((at) => api.coord(at));
        return { x: left, y: top, from, to };
      });
      names = placeNames(data.marks, marks, params.coordSys, narrow);
    }
    const place = names[params.dataIndex];
    parts.push(label(place.text, place.x, place.y, place.align, 'ink', narrow ? 11 : 12));
    return { type: 'group', children: parts };
  },
});

// apartFrom is how far a box is from a point.
const apartFrom = ([left, top, right, bottom], { x, y }) => Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));

// placeNames puts the name of each mark beside it where that is free, else its number.
function placeNames(marks, points, area, narrow) {
  const size = narrow ? 11 : 12;
  const taken = points.map(({ x, y }) => [x - 7, y - 7, x + 7, y + 7]);
  const free = (box, own) => box[0] >= area.x && box[2] <= area.x + area.width && box[1] >= area.y && box[3] <= area.y + area.height
    && !taken.some((t, k) => k !== own && box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3]);
  return marks.map((mark, i) => {
    const { x, y, from, to } = points[i];
    const number = `${i + 1}`;
    const whole = `${number} ${mark.name}`;
    const cut = whole.length > 24 ? `${whole.slice(0, 22)}…` : whole;
    const tries = [[number, 5], [number, 0], [number, -Infinity]]; // and how much further off all others must be
    for (const [text, further] of narrow ? tries : [[whole, 5], [cut, 5], ...tries]) {
      const width = textWidth(text, size);
      for (const [at, middle, align] of [
        [Math.max(x + 10, to + 5), y, 'left'], [Math.min(x - 10, from - 5), y, 'right'], [x, y - 16, 'center'], [x, y + 16, 'center'],
        [x + 8, y - 14, 'left'], [x + 8, y + 14, 'left'], [x - 8, y - 14, 'right'], [x - 8, y + 14, 'right'],
      ]) {
        const left = { left: at, right: at - width, center: at - width / 2 }[align];
        const box = [left, middle - 7, left + width, middle + 7];
        const own = apartFrom(box, points[i]);
        if (!free(box, i) || points.some((p, k) => k !== i && apartFrom(box, p) < own + further)) continue; // it would be taken for another's
        taken.push(box);
        return { text, x: at, y: middle, align };
      }
    }
    return { text: number, x: x + 10, y: y - 10, align: 'left' };
  });
}

// A step of a waterfall, from where to where it goes; a thin line leads on to the next.
functions.step = (data, option, narrow) => Object.assign((p) => {
  const box = tip(data.marks[p.dataIndex].name);
  line(box, data.series[0].name, data.marks[p.dataIndex].text);
  return box;
}, {
  draw: (params, api) => {
    const mark = data.marks[params.dataIndex];
    const at = (value, row) => api.coord([value, row]);
    const row = api.value(0);
    const [[from, middle], [to]] = [at(api.value(1), row), at(api.value(2), row)];
    const y = narrow ? middle + 6 : middle;
    const shape = { x: Math.min(from, to), y: y - 8, width: Math.max(Math.abs(to - from), 1), height: 16 };
    const parts = [{ type: 'rect', shape, style: { fill: colour(mark.colour), decal: pattern(Number(mark.shape)) } }];
    if (params.dataIndex + 1 < data.marks.length) parts.push(stroke(to, y + 8, to, at(0, row + 1)[1] - 8, 'muted', 1));
    const area = params.coordSys;
    if (narrow) parts.push(label(mark.text, area.x + area.width, middle - 9, 'right', 'ink', 11));
    else parts.push(label(mark.text, area.x + area.width + 12, y, 'left'));
    return { type: 'group', children: parts };
  },
});
