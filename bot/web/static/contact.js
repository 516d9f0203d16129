// Contact: the card of a desk: telephone, hours, and whether it was open when the reply came.

import { make } from "./dom.js";
import { heading, named, small } from "./parts.js";

export function contact(payload, words, { at }) {
  const say = words.contact;
  const open = payload.open_now;
  const badge = typeof open === "boolean" && make("p", { class: `badge tone-${open ? "likely" : "unknown"}` },
    open ? say.open : say.closed,
    // The badge was true when the reply came; a conversation may be read hours later.
    at ? make("span", { class: "as-of" }, ` ${say.asOf(japanTime(at))}`) : null);
  return [
    heading(named(payload.who, say.who) ?? say.heading),
    typeof payload.name === "string" && make("p", {}, payload.name),
    phone(payload.phone),
    badge,
    payload.hours && small(`${say.hours}: ${payload.hours}`),
    typeof payload.address === "string" && small(`${say.address}: ${payload.address}`),
  ];
}

function phone(number) {
  if (typeof number !== "string" || !/^[0-9+() -]+$/.test(number)) return null;
  return make("p", { class: "phone" }, make("a", { href: `tel:${number.replace(/[^0-9+]/g, "")}` }, number));
}

function japanTime(at) {
  return new Intl.DateTimeFormat("ja-JP", { timeZone: "Asia/Tokyo", hour: "numeric", minute: "2-digit" }).format(at);
}
