// Dictation: speech into the message box where the browser can do it. It starts at a press, and it never sends.

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
const TAGS = { ja: "ja-JP", en: "en-US" };

export const canDictate = Boolean(Recognition);

export class Dictation {
  /** onText(text): a piece was heard; onChange(listening); onFailure(). */
  constructor({ onText, onChange, onFailure }) {
    Object.assign(this, { onText, onChange, onFailure, running: null });
  }

  async toggle(language) {
    if (this.running) {
      this.stop();
      return;
    }
    const hearing = new Recognition();
    this.running = hearing;
    hearing.lang = TAGS[language];
    hearing.continuous = true;
    hearing.onresult = (event) => {
      for (const result of [...event.results].slice(event.resultIndex)) if (result.isFinal) this.onText(result[0].transcript);
    };
    hearing.onerror = (event) => event.error !== "aborted" && this.onFailure();
    hearing.onend = () => this.ended(hearing);
    if (await worksOnDevice(hearing.lang)) hearing.processLocally = true;
    if (this.running !== hearing) return; // stopped meanwhile
    this.onChange(true);
    hearing.start();
  }

  stop() {
    const hearing = this.running;
    this.ended(hearing);
    hearing?.stop();
  }

  ended(hearing) {
    if (this.running !== hearing) return;
    this.running = null;
    this.onChange(false);
  }
}

/** Where the browser can understand speech by itself, what is said need not leave the device. */
async function worksOnDevice(tag) {
  try {
    return (await Recognition.available({ langs: [tag], processLocally: true })) === "available";
  } catch {
    return false;
  }
}
