// Messages: an entry of the log as one node. A reply is complete before it is shown, so that it is announced once.

import { card } from "./cards.js";
import { button, make } from "./dom.js";
import { languageOf, wordsFor } from "./i18n.js";
import { languageOfReply, shownText, textOf } from "./reply.js";

// 105万7,262円 is one word to the eye: a line must not end inside of an amount.
const AMOUNT = /((?:[\d０-９][\d０-９,.]*[億万]?)+(?:円|人|件|%|％)?)/;

function whole(text) {
  return text.split(AMOUNT).map((piece, index) => (index % 2 && piece.length < 24 ? make("span", { class: "keep" }, piece) : piece));
}

/** Paragraphs and lists of a plain text: lines that begin with "- " or "・" are items, other line breaks stay. */
export function prose(text) {
  const box = make("div", { class: "prose" });
  for (const block of text.trim().split(/\n\s*\n/)) {
    let lines = [];
    let items = [];
    const flush = () => {
      if (lines.length) box.append(make("p", {}, whole(lines.join("\n"))));
      if (items.length) box.append(make("ul", {}, items.map((item) => make("li", {}, whole(item)))));
      lines = [];
      items = [];
    };
    for (const line of block.split("\n")) {
      const item = line.match(/^\s*(?:[-*•]\s+|・\s*)(\S.*)$/)?.[1];
      if (item ? lines.length : items.length) flush();
      (item ? items : lines).push(item ?? line);
    }
    flush();
  }
  return box;
}

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
  const parts = entry.messages.map((message) => {
    const shown = shownText(message, entry);
    return [shown ? prose(shown) : null, message.custom ? card(message.custom, { words, text, at: entry.at, brochure }) : null];
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
