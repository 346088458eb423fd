// The page of `mienctl serve`, and of what the window shares. It shows what /events tells over the picture of /stream.mjpg;
// docs/serve.md describes both.
import {drawChart, kLane, kSpan} from "./chart.js";
import {drawFaces, drawScores} from "./faces.js";
import {$, element, fill, view} from "./shared.js";

let drawnChart = 0;
let pending = false;

// --- notices

let passing = null;  // {text, until}

function tell(text) {
  passing = {text, until: Date.now() + 6000};
  showNotice();
  setTimeout(showNotice, 6100);
}

// What the state has to say: [text, label of the button].
function news() {
  if (!view.state) return ["Connecting…"];
  const name = view.state.source.name;
  const why = view.state.problem ? " " + view.state.problem[0].toUpperCase() + view.state.problem.slice(1) + "." : "";
  switch (view.state.state) {
    case "opening": return ["Opening " + name + "…"];
    case "lost": return [name + " went away." + why + " Trying again every second."];
    case "ended": return ["The video has ended." + why, "Play again"];
    case "failed": return [(why || name + " cannot be opened.").trim(), "Try again"];
    case "paused": return [view.state.source.kind === "camera" ? "Paused: the camera is off." : "Paused.", "Resume"];
  }
  if (view.state.stalled_s > 0) return [name + " has sent no picture for " + view.state.stalled_s + " s."];
  return [""];
}

let connected = false;

function showNotice() {
  let [text, button] = connected ? news() : ["No connection to Mien. Trying again…"];
  if (passing && Date.now() < passing.until && connected && !(text && view.state.state !== "running")) {
    [text, button] = [passing.text];
  }
  $("stage").classList.toggle("stale", !connected && Boolean(view.state));
  if (!connected) $("dot").className = "dot wrong";
  $("notice").hidden = !text;
  if ($("notice-text").textContent !== text) $("notice-text").textContent = text || "";
  $("notice-button").hidden = !button;
  if (button) $("notice-button").textContent = button;
}

// --- what can be done

async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: {"Content-Type": "application/json"},
    body: JSON.stringify(body),
  });
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(json.error || "Mien answered " + answer.status);
  return json;
}

function act(path, body, then) {
  post(path, body).then(then || (() => {})).catch((error) => {
    tell(error.message[0].toUpperCase() + error.message.slice(1) + ".");
  });
}

const reads = () => view.state && ["opening", "running", "lost"].includes(view.state.state);

function togglePause() {
  if (view.state) act("/api/pause", {paused: reads()});
}

function toggleRecord() {
  if (!view.state || !view.state.recording.allowed) return;
  const on = !view.state.recording.active;
  act("/api/record", {recording: on, video: on && $("video").checked}, (now) => {
    const asked = now.recording.active !== on;  // of a window, whose owner agrees first
    tell(asked ? "Asked whoever shares this to " + (on ? "record." : "end the record.") : (on ? "Recording: " : "Recorded: ") + now.recording.name);
  });
}

function mark() {
  act("/api/markers", {label: $("label").value}, (marker) => {
    $("label").value = "";
    tell("Marked at " + marker.time_s.toFixed(1) + " s" + (marker.recorded ? "." : ". Markers are saved only while recording."));
  });
}

// --- the state

function showState(now) {
  view.state = now;
  const running = view.state.state === "running" && view.state.stalled_s === 0;
  $("dot").className = "dot" + (running ? " running" : ["lost", "failed"].includes(view.state.state) ? " wrong" : "");
  $("source").textContent = view.state.source.name;
  document.title = view.state.source.name + " – Mien";
  const watching = Math.max(view.state.viewers.pictures, view.state.viewers.events);
  const chips = [Math.round(view.state.capture_rate) + " fps", "reads " + Math.round(view.state.inference_rate) + "/s",
    Math.round(view.state.latency_ms) + " ms", watching + " watching"];
  fill($("chips"), chips, () => element("li"), (one, text) => { one.textContent = text; });

  $("pause").disabled = false;
  $("pause-text").textContent = reads() ? "Pause" : view.state.state === "ended" ? "Play again" : "Resume";
  $("pause-icon").setAttribute("d", reads() ? "M4 3h3v10H4zM9 3h3v10H9z" : "M4 2.5v11l9-5.5z");
  const recording = view.state.recording;
  $("record").disabled = !recording.allowed;
  $("record").title = recording.off;
  $("record").classList.toggle("active", recording.active);
  $("record-text").textContent = recording.active ? "Stop " + clock(recording.seconds) : "Record";
  $("with-video").hidden = recording.active || !recording.allowed || !recording.video_choice;
  if (recording.problem) tell(recording.problem + ".");

  // A camera that was released shows nothing, not even what it saw last.
  const file = ["video", "stills"].includes(view.state.source.kind);
  $("stage").classList.toggle("blank", view.state.state === "failed" || (view.state.state === "paused" && !file));
  if (["ended", "failed", "lost", "opening"].includes(view.state.state)) view.result = null;
  if (view.state.checkpoint) adopt(view.state.checkpoint);
  showNotice();
  draw();
}

const clock = (seconds) => Math.floor(seconds / 60) + ":" + String(Math.floor(seconds % 60)).padStart(2, "0");

function adopt(checkpoint) {
  const key = JSON.stringify(checkpoint.classes);
  if (adopt.key !== key) {
    adopt.key = key;
    view.classes = checkpoint.classes;
    view.tracks.clear();
    showClasses();
  }
  if ($("checkpoint").value !== checkpoint.name && document.activeElement !== $("checkpoint")) {
    $("checkpoint").value = checkpoint.name;
  }
}

function showClasses() {
  $("scores").replaceChildren(...view.classes.map((one) => {
    const row = element("li");
    const dot = element("i", "colour");
    dot.style.background = one.colour;
    let title = element("span", "", one.title);
    if (view.samples[one.key]) {
      title = element("button", "", one.title);
      title.type = "button";
      title.title = "Sample faces";
      title.addEventListener("click", () => showSamples(one));
    }
    const track = element("span", "track");
    track.append(element("i"));
    track.firstChild.style.background = one.colour;
    row.append(dot, title, track, element("span", "value"));
    return row;
  }));
  fill($("names"), view.classes, () => element("li"), (row, one) => { row.textContent = one.title; });
  fill($("shares"), view.classes, () => element("li"), (row) => { row.textContent = ""; });
  $("lanes").style.height = view.classes.length * kLane + "px";
}

function showSamples(one) {
  $("samples-title").textContent = one.title;
  $("samples-pictures").replaceChildren(...Array.from({length: view.samples[one.key]}, (_, i) => {
    const picture = element("img");
    picture.loading = "lazy";
    picture.alt = one.title + ", sample " + (i + 1);
    picture.src = "/samples/" + encodeURIComponent(one.key) + "/" + i;
    return picture;
  }));
  $("samples").showModal();
}

// --- results

function take(now) {
  const last = view.result;
  view.result = now;
  const time = now.time_s;
  if (last && time < last.time_s - 0.5) {
    view.tracks.clear();
    view.marks = [];
  }
  const scored = now.faces.filter((face) => face.track);
  for (const face of scored) {
    if (!face.scores) continue;
    if (!view.tracks.has(face.track)) view.tracks.set(face.track, []);
    const samplesOf = view.tracks.get(face.track);
    samplesOf.push({
      time,
      scores: view.classes.map((one) => face.scores[one.name] ?? 0),
      strongest: view.classes.findIndex((one) => one.name === face.expression),
    });
  }
  for (const [track, list] of view.tracks) {
    while (list.length && list[0].time < time - kSpan) list.shift();
    if (!list.length) view.tracks.delete(track);
  }
  view.marks = view.marks.filter((one) => one.time > time - kSpan);
  choose(scored, time);
  draw();
}

// The chart and the bars are of the face that was clicked, for as long as it is there, else of the
// largest.
function choose(scored, time) {
  if (scored.some((face) => face.track === view.selected)) return;
  const list = view.tracks.get(view.selected);
  if (list && time - list[list.length - 1].time < (view.chosen ? 5 : 1)) return;
  const area = (face) => face.box[2] * face.box[3];
  const largest = scored.reduce((a, b) => (!a || area(b) > area(a) ? b : a), null);
  if (!largest) return;
  view.selected = largest.track;
  view.chosen = false;
}

function draw() {
  if (pending) return;
  pending = true;
  requestAnimationFrame((now) => {
    pending = false;
    drawFaces();
    drawScores();
    if (now - drawnChart > 90) {
      drawnChart = now;
      drawChart();
    }
  });
}

// --- the connection: open while somebody looks

let events = null;

function listen() {
  if (events) return;
  events = new EventSource("/events");
  events.addEventListener("open", () => { connected = true; showNotice(); });
  events.addEventListener("error", () => {
    connected = false;
    showNotice();
    if (events && events.readyState === EventSource.CLOSED) {  // refused: browsers give up then
      unwatch();
      setTimeout(watch, 2000);
    }
  });
  events.addEventListener("state", (event) => showState(JSON.parse(event.data)));
  events.addEventListener("result", (event) => take(JSON.parse(event.data)));
  events.addEventListener("marker", (event) => {
    const marker = JSON.parse(event.data);
    view.marks.push({time: marker.time_s, label: marker.label});
  });
  $("picture").src = "/stream.mjpg?" + Date.now();
}

function watch() {
  if (!document.hidden) listen();
}

function unwatch() {
  if (events) events.close();
  events = null;
  $("picture").removeAttribute("src");
}

$("picture").addEventListener("error", () => {
  setTimeout(() => { if (events) $("picture").src = "/stream.mjpg?" + Date.now(); }, 1000);
});
document.addEventListener("visibilitychange", () => (document.hidden ? unwatch() : watch()));
window.addEventListener("resize", draw);

$("pause").addEventListener("click", togglePause);
$("notice-button").addEventListener("click", togglePause);
$("record").addEventListener("click", toggleRecord);
$("marking").addEventListener("submit", (event) => {
  event.preventDefault();
  mark();
});
$("checkpoint").addEventListener("change", () => {
  const name = $("checkpoint").value;
  act("/api/checkpoint", {name}, () => tell("Checkpoint: " + name));
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest("input, select, button, dialog")) return;
  const action = {" ": togglePause, r: toggleRecord, m: mark}[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

async function get(path) {
  const answer = await fetch(path);
  return answer.ok ? answer.json() : {};
}

get("/api/samples").then((answer) => {
  view.samples = answer.samples || {};
  showClasses();
});
get("/api/checkpoint").then((answer) => {
  $("checkpoint").replaceChildren(...(answer.checkpoints || []).map((one) => {
    const option = element("option", "", one.name + " · " + one.classes.length + " expressions");
    option.value = one.name;
    return option;
  }));
  $("checkpoint").value = answer.in_use;
});
watch();
