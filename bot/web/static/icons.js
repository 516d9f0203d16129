// Icons: drawn in the colour of the text, so that they follow dark and high-contrast colours. The button they stand in has a name.

const THUMB = "M8 11v9H4v-9zM8 11l3.6-7.5c1.8 0 2.6 1.2 2.3 2.8L13 10h5.6a1.9 1.9 0 0 1 1.9 2.3l-1.3 6.1A2 2 0 0 1 17.3 20H8";
const PATHS = {
  up: THUMB,
  down: THUMB,
  microphone: "M12 3.5a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0V6A2.5 2.5 0 0 1 12 3.5zM6 11a6 6 0 0 0 12 0M12 17v3.5M8.5 20.5h7",
};

export function icon(name) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const attributes = { viewBox: "0 0 24 24", "aria-hidden": "true", class: `icon icon-${name}`, fill: "none", stroke: "currentColor", "stroke-width": "1.8", "stroke-linejoin": "round", "stroke-linecap": "round" };
  for (const [attribute, value] of Object.entries(attributes)) drawing.setAttribute(attribute, value);
  path.setAttribute("d", PATHS[name]);
  drawing.append(path);
  return drawing;
}
