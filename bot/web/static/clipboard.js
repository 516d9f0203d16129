// Clipboard: copies a text, also where the browser offers its clipboard to https only, as inside a town hall's network.

import { aloud } from "./announcer.js";
import { button, make } from "./dom.js";

const SHOWN_MS = 2500;

/** A button that copies what `text()` gives and says so. `name`: its full name where the title alone says too little. */
export function copyButton(title, words, text, name) {
  const node = button(title, "quiet", async () => {
    const done = await copy(text());
    const said = done ? words.reply.copied : words.reply.notCopied;
    node.textContent = said;
    aloud(said);
    setTimeout(() => (node.textContent = title), SHOWN_MS);
  });
  if (name) node.setAttribute("aria-label", name);
  return node;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text); // no clipboard over plain http, or not allowed
  }
}

function copyBySelection(text) {
  const focused = document.activeElement;
  const box = make("textarea", { class: "visually-hidden", readonly: true, "aria-hidden": "true", tabindex: "-1" });
  box.value = text;
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  focused?.focus({ preventScroll: true });
  return done;
}
