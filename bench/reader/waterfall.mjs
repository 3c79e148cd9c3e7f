// A first visit as a picture: what was asked for, from when until when, and when whom to call was on the screen.

const ROW = 18;
const LEFT = 190;
const WIDTH = 640;

/** One picture of several visits below each other: `{ title, requests: [{ name, from, until }], marks: [{ name, at }] }`, in milliseconds. */
export function waterfall(visits) {
  const last = Math.max(...visits.flatMap(({ requests, marks }) => [...requests.map(({ until }) => until), ...marks.map(({ at }) => at)]));
  const x = ms => LEFT + ms * WIDTH / last;
  const parts = [];
  let y = 8;
  for (const { title, requests, marks } of visits) {
    parts.push(`<text x="8" y="${y + 14}" class="title">${title}</text>`);
    y += 28;
    const top = y;
    for (const { name, from, until } of requests) {
      parts.push(`<text x="${LEFT - 8}" y="${y + 12}" text-anchor="end">${name}</text>`);
      parts.push(`<rect x="${x(from).toFixed(1)}" y="${y + 2}" width="${Math.max(1, x(until) - x(from)).toFixed(1)}" height="${ROW - 5}" class="bar"/>`);
      y += ROW;
    }
    for (const { name, at } of marks) {
      parts.push(`<line x1="${x(at).toFixed(1)}" x2="${x(at).toFixed(1)}" y1="${top}" y2="${y + 4}" class="mark"/>`);
      parts.push(`<text x="${(x(at) - 4).toFixed(1)}" y="${y + 16}" text-anchor="end">${name} ${(at / 1000).toFixed(1)} s</text>`);
      y += ROW;
    }
    y += ROW;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LEFT + WIDTH + 12} ${y}" font-family="sans-serif" font-size="11">`,
    '<style>svg{background:#fff}text{fill:#1d2420}.title{font-weight:bold;font-size:13px}.bar{fill:#2f6f4f}.mark{stroke:#b3261e;stroke-width:1.5}</style>',
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}
