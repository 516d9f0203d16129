// Session: the conversation's id, log and draft. They live in sessionStorage, because PCs in town halls are shared:
// a reload keeps the conversation, closing the tab forgets it.

const KEY = "machimamori";
const MOST_ENTRIES = 200;

/** 160 random bits: Rasa treats the id as the only key to a conversation, so nobody may guess it. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function read() {
  try {
    const saved = JSON.parse(sessionStorage.getItem(KEY));
    return saved && typeof saved.id === "string" && Array.isArray(saved.log) ? saved : {};
  } catch {
    return {}; // storage switched off or damaged: the conversation lives in memory only
  }
}

export class Session {
  constructor() {
    const saved = read();
    this.id = saved.id ?? randomId();
    this.log = saved.log ?? [];
    this.draft = saved.draft ?? "";
    this.language = saved.language ?? null;
    this.voice = saved.voice ?? false;
    // A reload cut off whatever was under way; the user decides whether it is sent again.
    for (const entry of this.log) {
      if (entry.state === "waiting") Object.assign(entry, { state: "failed", reason: "interrupted" });
    }
    this.save();
  }

  add(entry) {
    this.log.push(entry);
    this.log = this.log.slice(-MOST_ENTRIES);
    this.save();
    return entry;
  }

  remove(entry) {
    this.log = this.log.filter((other) => other !== entry);
    this.save();
  }

  /** A new id too, so that the server does not go on with the old conversation. */
  startOver() {
    this.id = randomId();
    this.log = [];
    this.save();
  }

  save() {
    try {
      const { id, log, draft, language, voice } = this;
      sessionStorage.setItem(KEY, JSON.stringify({ id, log, draft, language, voice }));
    } catch {
      // full or switched off: go on in memory
    }
  }
}
