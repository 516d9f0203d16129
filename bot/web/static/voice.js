// Voice: reads a reply aloud when asked, never by itself, and only with voices of the device, so that no word leaves it.

const VOICES_WITHIN_MS = 1500;

export const canSpeak = "speechSynthesis" in window;

export class Reader {
  /** onMissing(language): the device has no voice for it. */
  constructor({ onMissing }) {
    this.onMissing = onMissing;
    this.now = null;
  }

  /** Starts reading, or stops where this entry is being read; tells which. onEnd: also when another is read instead. */
  toggle(entry, { text, language, onEnd }) {
    const same = this.now?.entry === entry;
    this.stop();
    if (same) return false;
    this.now = { entry, onEnd };
    this.read(this.now, text, language);
    return true;
  }

  stop() {
    const { now } = this;
    this.now = null;
    speechSynthesis.cancel();
    now?.onEnd();
  }

  async read(reading, text, language) {
    const voice = await ownVoice(language);
    if (this.now !== reading) return; // stopped meanwhile
    if (!voice) {
      this.stop();
      this.onMissing(language);
      return;
    }
    // Line by line: browsers break off in the middle of long texts.
    const lines = text.split("\n").filter((line) => line.trim());
    lines.forEach((line, index) => {
      const piece = new SpeechSynthesisUtterance(line);
      Object.assign(piece, { voice, lang: voice.lang });
      piece.onerror = () => this.now === reading && this.stop();
      if (index === lines.length - 1) piece.onend = () => this.now === reading && this.stop();
      speechSynthesis.speak(piece);
    });
  }
}

/** A voice of the device for "ja" or "en"; browsers may still be loading their list. */
async function ownVoice(language) {
  if (!speechSynthesis.getVoices().length) {
    await new Promise((resolve) => {
      speechSynthesis.addEventListener("voiceschanged", resolve, { once: true });
      setTimeout(resolve, VOICES_WITHIN_MS);
    });
  }
  const own = speechSynthesis.getVoices().filter((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language));
  return own.find((voice) => voice.default) ?? own[0] ?? null;
}
