// Boxes and cards over the picture, and the scores of the selected face beside it.
import {$, classOf, element, fill, percent, view} from "./shared.js";

const kUncertainBelow = 0.4;  // as OverlayStyle::uncertain_below

export function drawFaces() {
  const faces = view.result ? view.result.faces : [];
  const [width, height] = view.result ? view.result.picture : [1, 1];
  const boxes = $("boxes");
  boxes.setAttribute("viewBox", "0 0 " + width + " " + height);
  const svg = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
  fill(boxes, faces, () => {
    const group = svg("g");
    for (const layer of ["under", "over"]) {
      group.append(svg("rect"));
      group.lastChild.setAttribute("class", layer);
    }
    return group;
  }, (group, face) => {
    const [x, y, w, h] = face.box;
    group.setAttribute("class", !face.track ? "faint" : face.track === view.selected ? "selected" : "");
    group.setAttribute("transform", "rotate(" + face.roll + " " + (x + w / 2) + " " + (y + h / 2) + ")");
    for (const rect of group.children) {
      for (const [name, value] of Object.entries({x, y, width: w, height: h, rx: w * 0.03})) rect.setAttribute(name, value);
    }
    const one = classOf(face);
    group.lastChild.setAttribute("stroke", one ? one.colour : "#c3c8ce");
  });
  placeCards(faces.filter((face) => face.track), width, height);
}

function placeCards(faces, width, height) {
  const stage = $("stage");
  const scale = Math.min(stage.clientWidth / width, stage.clientHeight / height);
  const left = (stage.clientWidth - width * scale) / 2;
  const top = (stage.clientHeight - height * scale) / 2;
  fill($("cards"), faces, makeCard, (card, face) => {
    updateCard(card, face);
    // Beside the face, else below it, else above; always within the stage.
    const [x, y, w, h] = face.box.map((value) => value * scale);
    const [cardWidth, cardHeight] = [card.offsetWidth, card.offsetHeight];
    let at = [left + x + w + 6, top + y];
    if (at[0] + cardWidth > stage.clientWidth) at = [left + x + (w - cardWidth) / 2, top + y + h + 6];
    if (at[1] + cardHeight > stage.clientHeight) at[1] = top + y - cardHeight - 6;
    const within = (value, most) => Math.max(4, Math.min(value, most - 4));
    card.style.transform = "translate(" + within(at[0], stage.clientWidth - cardWidth) + "px, " +
      within(at[1], stage.clientHeight - cardHeight) + "px)";
  });
}

function makeCard() {
  const card = element("button", "card");
  card.type = "button";
  const line = element("span", "line");
  line.append(element("i"), element("b"), element("span"));
  card.append(line, element("span", "columns"));
  card.addEventListener("click", () => {
    view.selected = Number(card.dataset.track);
    view.chosen = true;
    draw();
  });
  return card;
}

function updateCard(card, face) {
  const one = classOf(face);
  const uncertain = face.confidence < kUncertainBelow;
  card.dataset.track = face.track;
  card.className = "card" + (uncertain ? " uncertain" : "") + (face.track === view.selected ? " selected" : "");
  const [dot, word, number] = card.firstChild.children;
  const colour = one ? one.colour : "#c3c8ce";
  dot.style.borderColor = colour;
  dot.style.background = uncertain ? "transparent" : colour;
  word.textContent = one ? one.title + (uncertain ? "?" : "") : "face";
  number.textContent = (one ? percent(face.confidence) + " " : "") + "#" + face.track;
  fill(card.lastChild, face.scores ? view.classes : [], () => {
    const column = element("span");
    column.append(element("i"));
    return column;
  }, (column, each) => {
    column.firstChild.style.height = 100 * (face.scores[each.name] ?? 0) + "%";
    column.firstChild.style.background = each.colour;
  });
}

export function drawScores() {
  const face = view.result && view.result.faces.find((one) => one.track === view.selected && one.scores);
  $("scores-title").textContent = face ? "Expressions of face #" + view.selected : "Expressions";
  $("scores-hint").hidden = Boolean(face);
  view.classes.forEach((one, i) => {
    const row = $("scores").children[i];
    if (!row) return;
    const score = face ? face.scores[one.name] ?? 0 : 0;
    row.classList.toggle("strongest", Boolean(face) && one.name === face.expression);
    row.children[2].firstChild.style.width = 100 * score + "%";
    row.children[3].textContent = face ? percent(score) : "";
  });
}
