// What the parts of the page share.

export const $ = (id) => document.getElementById(id);
export const percent = (share) => Math.round(100 * share) + " %";

export const view = {
  state: null,        // the newest state
  classes: [],        // of the checkpoint, in the order in which they are shown
  result: null,       // the newest result
  selected: 0,        // track
  chosen: false,      // by the user
  samples: {},        // pictures per class
  tracks: new Map(),  // by track: [{time, scores, strongest}], of the last minute
  marks: [],          // [{time, label}]
};

export const classOf = (face) => view.classes.find((one) => one.name === face.expression);

export function element(name, className, text) {
  const one = document.createElement(name);
  if (className) one.className = className;
  if (text !== undefined) one.textContent = text;
  return one;
}

// As many children as there are values, made once: what is focused stays so.
export function fill(parent, values, make, update) {
  while (parent.children.length > values.length) parent.lastChild.remove();
  values.forEach((value, i) => {
    if (!parent.children[i]) parent.append(make(value));
    update(parent.children[i], value, i);
  });
}
