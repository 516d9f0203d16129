// Tools: the row under a reply: copy it, hear it, rate it. The page's own words, in the page's language.

import { copyButton } from "./clipboard.js";
import { button, make } from "./dom.js";
import { rating } from "./feedback.js";
import { languageOfReply, spokenOf, textOf } from "./reply.js";

/** `reader` reads aloud, or is null where voice is off; `rate` and `onRated` are as in feedback.js. */
export function replyTools(entry, { words, reader, rate, onRated }) {
  // Not live: the log announces the reply, and nothing that happens in this row is a second one.
  return make("div", { class: "reply-tools", role: "group", "aria-label": words.reply.tools, lang: words.language, "aria-live": "off" },
    copyButton(words.reply.copy, words, () => textOf(entry)),
    reader && readButton(entry, reader, words),
    rating(entry, { words, rate, onRated }));
}

function readButton(entry, reader, words) {
  const idle = () => (node.textContent = words.reply.read);
  const node = button(words.reply.read, "quiet", () => {
    const started = reader.toggle(entry, { text: spokenOf(entry), language: languageOfReply(entry), onEnd: idle });
    node.textContent = started ? words.reply.stop : words.reply.read;
  });
  return node;
}
