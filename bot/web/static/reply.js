// Reply: what a reply says, as text: to show, to copy, to hear, to keep.

import { languageOf } from "./i18n.js";
import { documentsOf } from "./papers.js";

const CITATION = /^\s*(?:【出典】|\[Source\])/;

/** The text of one message without the lines that only hold a paper's path: the card has links in their place. */
export function shownText(message, entry) {
  const paths = entry.messages.flatMap(({ custom }) => documentsOf(custom)).map(({ path }) => path);
  if (!paths.length) return message.text;
  return message.text.split("\n").filter((line) => !paths.some((path) => line.includes(path))).join("\n").trim();
}

/** All that a reply says in prose. */
export function textOf(entry) {
  return entry.messages.map((message) => shownText(message, entry)).filter(Boolean).join("\n\n");
}

/** What is read aloud: the words made for it, else the text without its citations. */
export function spokenOf(entry) {
  const spoken = entry.messages.map((message) => message.custom?.spoken).filter((words) => typeof words === "string" && words.trim());
  if (spoken.length) return spoken.join("\n");
  return textOf(entry).split("\n").filter((line) => !CITATION.test(line)).join("\n").trim();
}

export function languageOfReply(entry) {
  const stated = entry.messages.map((message) => message.custom?.language).find((language) => language === "ja" || language === "en");
  return stated ?? languageOf(textOf(entry));
}

const TELLS_OF_THE_USER = new Set(["incident_assessment", "memo"]);

/** A reply as the operator may keep it with a rating: one that repeats what the user told goes by its verdict alone. */
export function ratedText(entry) {
  const told = entry.messages.map((message) => message.custom).find((custom) => TELLS_OF_THE_USER.has(custom?.type));
  return told ? [told.type, told.verdict].filter(Boolean).join(": ") : textOf(entry);
}
