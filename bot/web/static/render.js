// Messages: an entry of the log as one node. A reply is complete before it is shown, so that it is announced once.

import { card } from "./cards.js";
import { button, make } from "./dom.js";
import { languageOf, wordsFor } from "./i18n.js";
import { prose } from "./prose.js";
import { languageOfReply, shownText, textOf } from "./reply.js";

function frame(kind, language, name, ...children) {
  // tabindex -1: focus goes here when the button that was pressed vanishes on a touch screen.
  return make("article", { class: `entry ${kind}`, lang: language, tabindex: "-1" }, make("p", { class: "visually-hidden" }, name), children);
}

export function userEntry(entry, words, { onResend }) {
  const language = languageOf(entry.text);
  const node = frame("user", language, wordsFor(language).you, make("p", { class: "said" }, entry.text));
  if (entry.state === "failed") {
    node.append(make("div", { class: "notice", lang: words.language },
      make("p", {}, words.failed[entry.reason] ?? words.failed.silent),
      button(words.resend, "primary", () => onResend(entry))));
  }
  return node;
}

/** `open`: the reply is the newest, so its buttons can still be pressed. `tools`: the row under it; `brochure`: its address. */
export function botEntry(entry, { open, onChoice, tools, brochure }) {
  const text = textOf(entry);
  const language = languageOfReply(entry);
  const words = wordsFor(language);
  const tabled = entry.messages.some(({ custom }) => custom?.type === "comparison");
  const parts = entry.messages.map((message) => {
    const shown = shownText(message, entry);
    return [shown ? prose(shown, { fold: tabled ? words.listed : null }) : null, message.custom ? card(message.custom, { words, text, at: entry.at, brochure }) : null];
  });
  const node = frame("bot", language, words.bot, parts);
  if (open) node.append(...choices(choicesOf(entry.messages), words, onChoice));
  node.append(tools);
  return node;
}

export function greeting(words, { open, onChoice }) {
  const node = make("div", { class: "entry bot" }, prose(words.greeting));
  if (open) node.append(...choices(words.starters.map((title) => ({ title, payload: title })), words, onChoice));
  return node;
}

/** Buttons and the suggestions of a fallback, each title once. */
function choicesOf(messages) {
  const all = messages.flatMap((message) => [
    ...message.buttons,
    ...(Array.isArray(message.custom?.suggestions) ? message.custom.suggestions : [])
      .filter((title) => typeof title === "string" && title.trim())
      .map((title) => ({ title, payload: title })),
  ]);
  return [...new Map(all.map((choice) => [choice.title, choice])).values()];
}

function choices(list, words, onChoice) {
  if (!list.length) return [];
  return [make("div", { class: "choices", role: "group", "aria-label": words.choices },
    list.map((choice) => button(choice.title, "choice", () => onChoice(choice))))];
}
