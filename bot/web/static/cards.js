// Cards: the structured part of a reply (`custom`) as a compact complement of its text.
// A sentence that the text has said already is left out of the card.

import { assessment } from "./assessment.js";
import { comparison } from "./comparison.js";
import { contact } from "./contact.js";
import { make } from "./dom.js";
import { documents, memo, papers } from "./papers.js";
import { listOf, unfold } from "./parts.js";
import { quote } from "./quote.js";

const BUILDERS = { quote, comparison, incident_assessment: assessment, contact, memo, papers };

/**
 * The card of one payload, or null where there is nothing to add to the text. `text`: all that the reply says in prose;
 * `brochure`: where the brochure can be read, if anywhere.
 */
export function card(payload, { words, text, at, brochure }) {
  const build = BUILDERS[payload.type];
  const parts = build ? build(payload, words, { unsaid: unsaidBy(text), at }).filter(Boolean) : [];
  const papersOf = documents(payload, words);
  if (papersOf) parts.push(papersOf);
  const sources = sourceList(payload.sources, words, brochure);
  if (sources) parts.push(sources);
  if (!parts.length) return null;
  return make("div", { class: build ? `card card-${payload.type}` : "card card-plain" }, parts);
}

/** Tells whether a sentence is there and the text has not said it; spaces and line breaks do not count. */
function unsaidBy(text) {
  const squeeze = (words) => words.replace(/\s+/g, "");
  const said = squeeze(text);
  return (sentence) => typeof sentence === "string" && sentence.trim() !== "" && !said.includes(squeeze(sentence));
}

function sourceList(sources, words, brochure) {
  const items = listOf(sources).filter((source) => source?.section).map((source) =>
    make("li", {}, words.source(String(source.section), source.title ?? "", source.note)));
  if (!items.length) return null;
  if (brochure) items.push(make("li", {}, make("a", { href: brochure, target: "_blank", rel: "noopener" }, words.brochure)));
  const list = unfold(words.sources(items.length), items);
  list.classList.add("sources");
  return list;
}
