// Feedback: a thumb up or down for a reply, and a word with it if one likes. Sent once, thanked once.

import { aloud } from "./announcer.js";
import { button, make } from "./dom.js";
import { icon } from "./icons.js";

const LONGEST_WORD = 300; // what the server keeps of it (bot/ledger/tables.py)

/** rate(verdict, word) tells the server and gives what became of it: "done", "absent" or "failed". A rating given stays with its entry. */
export function rating(entry, { words, rate, onRated }) {
  const say = words.feedback;
  const note = make("span", { class: "small" });
  const thumbs = ["up", "down"].map((verdict) => thumb(verdict, say, () => choose(verdict)));
  const field = make("input", { type: "text", "aria-label": say.word, placeholder: say.word, maxlength: String(LONGEST_WORD), autocomplete: "off" });
  const form = make("form", { class: "word-form", hidden: true }, field, make("button", { type: "submit", class: "quiet" }, say.send));
  const box = make("div", { class: "rating", role: "group", "aria-label": say.question, tabindex: "-1" }, make("div", { class: "thumbs" }, note, thumbs), form);
  let verdict = null;

  const end = (text) => {
    box.replaceChildren(note);
    note.textContent = text;
  };

  const choose = (chosen) => {
    verdict = chosen;
    for (const [index, name] of ["up", "down"].entries()) thumbs[index].setAttribute("aria-pressed", String(name === chosen));
    form.hidden = false;
    // On a touch screen a focused field would bring its keyboard up.
    (matchMedia("(pointer: coarse)").matches ? box : field).focus({ preventScroll: true });
  };

  const send = async () => {
    const sent = verdict;
    if (!sent) return;
    verdict = null; // whatever happens meanwhile, it goes once
    const hadFocus = box.contains(document.activeElement);
    const outcome = await rate(sent, field.value.trim() || undefined);
    if (outcome === "done") {
      entry.verdict = sent;
      onRated();
      end(say.thanks);
    } else if (outcome === "absent") end(say.absent);
    else {
      verdict = sent;
      note.textContent = say.failed;
    }
    aloud(note.textContent);
    if (hadFocus) box.focus({ preventScroll: true });
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  // Who goes on without a word has rated all the same; who has begun one may come back to it.
  box.addEventListener("focusout", (event) => {
    if (!box.contains(event.relatedTarget) && document.hasFocus() && !field.value.trim()) send();
  });

  note.textContent = say.question;
  if (entry.verdict) end(say.thanks);
  return box;
}

function thumb(verdict, say, onPress) {
  const node = button(icon(verdict), "quiet thumb", onPress);
  node.setAttribute("aria-label", say[verdict]);
  node.setAttribute("aria-pressed", "false");
  node.title = say[verdict];
  return node;
}
