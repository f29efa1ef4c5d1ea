// The season's events: in lanes above a chart, and as shades in it.

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

// An event in its lane, and its time in the chart below.
functions.event = (data) => ({
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
});
functions.shade = (data) => ({
  draw: (params, api) => shade(params, api, data.events[params.dataIndex].colour.slice(1)),
});

// The days of which the simulation does not know the end.
functions.pending = () => ({ draw: (params, api) => shade(params, api, 'muted') });

function shade(params, api, name) {
  const area = params.coordSys;
  const left = Math.max(api.coord([api.value(0), 0])[0], area.x);
  const right = Math.min(api.coord([api.value(2), 0])[0], area.x + area.width);
  if (right <= left) return undefined;
  return {
    type: 'rect',
    shape: { x: left, y: area.y, width: right - left, height: area.height },
    style: { fill: colour(name), opacity: 0.2 },
  };
}
