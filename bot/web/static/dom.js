// Nodes. Every node of the page is made here, and text enters only through textContent:
// neither a reply nor a user can bring in markup.

/** An element with attributes; a child is a node, a string (text), a list of such, or nothing (null, false, ""). */
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter(Boolean));
  return node;
}

export function button(title, className, onPress) {
  const node = make("button", { type: "button", class: className }, title);
  node.addEventListener("click", onPress);
  return node;
}
