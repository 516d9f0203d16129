// Parts that cards are made of, and what they check: a payload comes from outside, so nothing in it is taken for granted.

import { make } from "./dom.js";

const MARKS = { likely: "○", conditional: "△", not: "×", unknown: "？" };

export const isNumber = (value) => typeof value === "number" && Number.isFinite(value);
export const listOf = (value) => (Array.isArray(value) ? value : []);
export const heading = (title) => make("h3", {}, title);
export const small = (text) => make("p", { class: "small" }, text);
export const topic = (title, body) => make("div", { class: "topic" }, make("h4", {}, title), body);
export const mark = (tone) => make("span", { class: "mark-sign", "aria-hidden": "true" }, MARKS[tone]);

export function unfold(title, items) {
  return make("details", {}, make("summary", {}, title), make("ul", {}, items));
}

/** A reply's own name for a thing, else the page's word for its id, else the words themselves; a bare unknown id is never shown. */
export function named(item, words) {
  const id = typeof item === "object" && item !== null ? item.name ?? item.id : item;
  if (typeof id !== "string") return null;
  return words[id] ?? (/^[a-z0-9_]+$/.test(id) ? null : id);
}
