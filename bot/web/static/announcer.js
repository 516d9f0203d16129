// Announcer: says to a screen reader what an eye sees at the button it pressed.

/** Said once; the same words may be said again later. */
export function aloud(text) {
  const node = document.getElementById("aloud");
  node.textContent = "";
  setTimeout(() => (node.textContent = text), 50);
}
