// The last minute of the selected face: a lane per class.
import {$, percent, view} from "./shared.js";

export const kSpan = 60;      // seconds
const kLongestStep = 1;       // seconds; longer without a sample is a gap
export const kLane = 18;      // pixels, as .lanes li

// Seconds per class, and what the newest sample shows and since when.
function summarise(list) {
  const seconds = view.classes.map(() => 0);
  let whole = 0;
  let since = list[0].time;
  list.forEach((one, i) => {
    const before = list[i - 1];
    const step = before ? one.time - before.time : 0;
    if (!before || one.strongest !== before.strongest || step > kLongestStep) since = one.time;
    if (before && step <= kLongestStep && before.strongest >= 0) {
      seconds[before.strongest] += step;
      whole += step;
    }
  });
  const last = list[list.length - 1];
  return {shares: seconds.map((one) => (whole > 0 ? one / whole : 0)), strongest: last.strongest, streak: last.time - since};
}

export function drawChart() {
  const canvas = $("lanes");
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const pen = canvas.getContext("2d");
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  const style = getComputedStyle(document.documentElement);
  const list = view.tracks.get(view.selected);
  const now = view.result ? view.result.time_s : list ? list[list.length - 1].time : 0;
  const x = (time) => width * (1 - (now - time) / kSpan);

  pen.fillStyle = style.getPropertyValue("--line");
  view.classes.forEach((_, lane) => pen.fillRect(0, (lane + 1) * kLane - 1, width, 1));
  if (list) view.classes.forEach((one, lane) => drawLane(pen, list, lane, one.colour, x));
  drawMarks(pen, style.getPropertyValue("--text"), x, height);

  $("chart-title").textContent = list ? "Face #" + view.selected + " · last minute" : "Last minute";
  const summary = list && summarise(list);
  $("summary").textContent = summary && summary.strongest >= 0
    ? view.classes[summary.strongest].title + " for " + summary.streak.toFixed(summary.streak < 10 ? 1 : 0) + " s · share of time" : "";
  view.classes.forEach((_, i) => {
    const strongest = Boolean(summary) && i === summary.strongest;
    $("names").children[i].classList.toggle("strongest", strongest);
    $("shares").children[i].classList.toggle("strongest", strongest);
    $("shares").children[i].textContent = summary ? percent(summary.shares[i]) : "";
  });
}

function drawLane(pen, list, lane, colour, x) {
  const bottom = (lane + 1) * kLane - 1;
  const y = (sample) => bottom - (kLane - 3) * sample.scores[lane];
  const runs = [];
  list.forEach((sample, i) => {
    if (i === 0 || sample.time - list[i - 1].time > kLongestStep) runs.push([]);
    runs[runs.length - 1].push(sample);
  });
  for (const run of runs) {
    const line = new Path2D();
    run.forEach((sample) => line.lineTo(x(sample.time), y(sample)));
    const area = new Path2D(line);
    area.lineTo(x(run[run.length - 1].time), bottom);
    area.lineTo(x(run[0].time), bottom);
    pen.globalAlpha = 0.45;
    pen.fillStyle = colour;
    pen.fill(area);
    pen.globalAlpha = 1;
    pen.strokeStyle = colour;
    pen.lineWidth = 1.5;
    pen.stroke(line);
  }
}

function drawMarks(pen, colour, x, height) {
  pen.fillStyle = colour;
  pen.font = "11px system-ui, sans-serif";
  for (const one of view.marks) {
    pen.fillRect(x(one.time), 0, 1, height);
    pen.fillText(one.label, x(one.time) + 4, 10);
  }
}
