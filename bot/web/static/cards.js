// Cards: the structured part of a reply (`custom`) as a compact complement of its text.
// A sentence that the text has said already is left out of the card.

import { make } from "./dom.js";

const MARKS = { likely: "○", conditional: "△", not: "×", unknown: "？" };
const TONE_OF_VERDICT = { likely_covered: "likely", conditional: "conditional", likely_not_covered: "not", undetermined: "unknown" };

/** The card of one payload, or null where there is nothing to add to the text. `text`: all that the reply says in prose. */
export function card(payload, { words, text, at }) {
  const build = BUILDERS[payload.type];
  const parts = build ? build(payload, words, { unsaid: unsaidBy(text), at }).filter(Boolean) : [];
  const sources = sourceList(payload.sources, words);
  if (sources) parts.push(sources);
  if (!parts.length) return null;
  return make("div", { class: build ? `card card-${payload.type}` : "card card-plain" }, parts);
}

const BUILDERS = {
  quote(payload, words, { unsaid }) {
    const say = words.quote;
    const { premium, premium_without_cyber: without, cyber_share: share, sum_insured: insured = {} } = payload;
    if (!isNumber(premium)) return [];
    const people = isNumber(payload.population) ? words.people(payload.population) : "";
    const both = payload.with_cyber !== false;
    const rows = [
      both && isNumber(without) && [say.rowWithout, words.yen(without)],
      isNumber(share) && [both ? say.rowShare : say.rowAdded, `+${words.yen(share)}`],
      payload.rate && people && [say.rowRate, say.calculation(payload.rate, people)],
      isNumber(insured.liability) && [say.rowLiability, words.limit(insured.liability)],
      isNumber(insured.response_costs) && [say.rowCosts, words.limit(insured.response_costs)],
    ].filter(Boolean);
    return [
      heading(say.heading(payload.contract_type, people)),
      make("p", { class: "amount" }, make("span", { class: "label" }, both ? say.withCyber : say.withoutCyber), make("strong", {}, words.yen(premium))),
      make("table", { class: "breakdown" }, make("tbody", {}, rows.map(([name, value]) =>
        make("tr", {}, make("th", { scope: "row" }, name), make("td", {}, value))))),
      both && isNumber(without) && isNumber(share) && without + share !== premium && small(say.rounded),
      unsaid(payload.edition) && small(words.edition(payload.edition)),
    ];
  },

  comparison(payload, words, { unsaid }) {
    const say = words.comparison;
    const rows = listOf(payload.rows).filter((row) => isNumber(row.premium));
    if (!rows.length) return [];
    const shares = new Set(rows.map((row) => row.cyber_share));
    const oneShare = shares.size === 1 && isNumber(rows[0].cyber_share);
    const title = say.heading(isNumber(payload.population) ? words.people(payload.population) : "");
    const cell = (amount) => make("td", {}, isNumber(amount) ? words.yen(amount) : "-");
    const column = (name) => make("th", { scope: "col" }, name);
    return [
      heading(title),
      // The table may be wider than a phone: it scrolls by itself, also by keyboard.
      make("div", { class: "table-scroll", role: "region", "aria-label": title, tabindex: "0" },
        make("table", { class: "comparison" },
          make("thead", {}, make("tr", {}, column(say.type), column(say.without), column(say.with), !oneShare && column(say.shareColumn) || null)),
          make("tbody", {}, rows.map((row) => make("tr", {},
            make("th", { scope: "row" }, String(row.contract_type)),
            cell(row.premium_without_cyber), cell(row.premium), oneShare ? null : cell(row.cyber_share)))))),
      oneShare && small(say.share(words.yen(rows[0].cyber_share))),
      unsaid(payload.edition) && small(words.edition(payload.edition)),
    ];
  },

  incident_assessment(payload, words, { unsaid }) {
    const say = words.incident;
    const verdict = say.verdict[payload.verdict];
    const triggers = listOf(payload.triggers).map((item) => named(item, say.trigger)).filter(Boolean);
    const facts = listOf(payload.facts).map((item) => fact(item, say)).filter(Boolean);
    const covers = listOf(payload.coverages).map((item) => cover(item, say, unsaid)).filter(Boolean);
    const exclusions = listOf(payload.exclusions).map((item) => named(item, say.exclusion)).filter(Boolean);
    const open = listOf(payload.open_questions).filter(unsaid);
    return [
      heading(say.heading),
      verdict && make("p", { class: `verdict tone-${TONE_OF_VERDICT[payload.verdict]}` }, mark(TONE_OF_VERDICT[payload.verdict]), make("strong", {}, verdict)),
      triggers.length && topic(say.triggers, make("p", {}, triggers.join(words.language === "ja" ? "、" : "; "))),
      covers.length && topic(say.coverages, make("ul", { class: "covers" }, covers)),
      exclusions.length && topic(say.exclusions, make("p", {}, exclusions.join(words.language === "ja" ? "、" : "; "))),
      basePlan(payload.base_plan, say, unsaid),
      open.length && topic(say.open, make("ul", {}, open.map((question) => make("li", {}, question)))),
      facts.length && unfold(say.facts(facts.length), facts),
    ];
  },

  contact(payload, words, { at }) {
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
  },
};

const isNumber = (value) => typeof value === "number" && Number.isFinite(value);
const listOf = (value) => (Array.isArray(value) ? value : []);
const heading = (title) => make("h3", {}, title);
const small = (text) => make("p", { class: "small" }, text);
const topic = (title, body) => make("div", { class: "topic" }, make("h4", {}, title), body);
const mark = (tone) => make("span", { class: "mark-sign", "aria-hidden": "true" }, MARKS[tone]);

function unfold(title, items) {
  return make("details", {}, make("summary", {}, title), make("ul", {}, items));
}

/** Tells whether a sentence is there and the text has not said it; spaces and line breaks do not count. */
function unsaidBy(text) {
  const squeeze = (words) => words.replace(/\s+/g, "");
  const said = squeeze(text);
  return (sentence) => typeof sentence === "string" && sentence.trim() !== "" && !said.includes(squeeze(sentence));
}

/** A reply's own name for a thing, else the page's word for its id, else the words themselves; a bare unknown id is never shown. */
function named(item, words) {
  const id = typeof item === "object" && item !== null ? item.name ?? item.id : item;
  if (typeof id !== "string") return null;
  return words[id] ?? (/^[a-z0-9_]+$/.test(id) ? null : id);
}

function fact(item, say) {
  const name = named(item?.label ?? item?.fact, {});
  const evidence = typeof item?.evidence === "string" && item.evidence.trim() ? say.evidence(item.evidence.trim()) : "";
  if (!name && !evidence) return null;
  return make("li", {}, name, name && evidence ? " " : null, evidence && make("q", {}, evidence), item.holds === false ? ` (${say.holdsNot})` : null);
}

function cover(item, say, unsaid) {
  const name = named(item?.name ?? item?.id, say.coverage);
  if (!name) return null;
  const status = say.status[item.status];
  return make("li", {},
    make("span", { class: "cover-name" }, name),
    status && make("span", { class: `badge tone-${item.status}` }, mark(item.status), status),
    unsaid(item.condition) && make("span", { class: "small" }, item.condition));
}

function basePlan(plan, say, unsaid) {
  if (!plan) return null;
  const verdict = named(plan.verdict, say.verdict);
  const why = unsaid(plan.why) ? plan.why : null;
  if (!verdict && !why) return null;
  return topic(say.basePlan, make("div", {}, verdict && make("p", {}, verdict), why && make("p", { class: "small" }, why)));
}

function phone(number) {
  if (typeof number !== "string" || !/^[0-9+() -]+$/.test(number)) return null;
  return make("p", { class: "phone" }, make("a", { href: `tel:${number.replace(/[^0-9+]/g, "")}` }, number));
}

function sourceList(sources, words) {
  const items = listOf(sources).filter((source) => source?.section).map((source) =>
    make("li", {}, words.source(String(source.section), source.title ?? "", source.note)));
  if (!items.length) return null;
  const list = unfold(words.sources(items.length), items);
  list.classList.add("sources");
  return list;
}

function japanTime(at) {
  return new Intl.DateTimeFormat("ja-JP", { timeZone: "Asia/Tokyo", hour: "numeric", minute: "2-digit" }).format(at);
}
