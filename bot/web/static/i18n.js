// Words: all of the page's own words in Japanese and English, and how each language writes amounts.
// Facts are not here: they come with the replies. Names of covers and triggers are only used where a reply gives the bare id.

const JA = {
  language: "ja",
  otherLanguage: { code: "en", name: "English" },
  title: "まちまもり - 町村のサイバー保険のご案内",
  tagline: "町村のサイバー保険のご案内",
  skip: "入力欄へ進む",
  conversation: "会話",
  startOver: "最初から",
  messageLabel: "メッセージ",
  placeholder: "ご質問・ご相談をどうぞ",
  send: "送信",
  keys: "Enterで送信、Shift+Enterで改行。",
  caution: "支払いの可否は保険会社が判断します。個人情報は入力しないでください。",
  confirmTitle: "最初からやり直しますか",
  confirmText: "この画面の会話は消えます。",
  confirmNo: "続ける",
  confirmYes: "やり直す",
  you: "あなた",
  bot: "まちまもり",
  greeting: [
    "こんにちは。全国町村会総合賠償補償保険の「サイバー保険」についてお答えします。",
    "- 補償内容や加入方法の質問に、資料の出典を付けて答えます",
    "- 契約類型と住民数から、保険料分担金を計算します",
    "- 起きた事故が補償の対象になりそうか、理由とあわせてお伝えします",
    "- 保険会社と取扱代理店の連絡先をご案内します",
  ].join("\n"),
  starters: ["どんな補償がありますか", "保険料分担金を知りたい", "サイバー事故が起きました", "問い合わせ先を教えてください"],
  choices: "選択肢",
  waiting: "回答を準備しています",
  retrying: (tries, most) => `サーバーにつながりません。もう一度試しています（${tries}/${most}回目）`,
  resend: "もう一度送る",
  failed: {
    away: "サーバーにつながりませんでした。入力した内容は残っています。少し時間をおいて、もう一度送ってください。",
    slow: "時間内に回答が届きませんでした。入力した内容は残っています。もう一度送ってください。",
    silent: "回答を受け取れませんでした。入力した内容は残っています。もう一度送るか、別の言い方でお試しください。",
    interrupted: "回答が届く前に画面が読み込み直されました。必要でしたら、もう一度送ってください。",
  },
  left: (count) => `あと${count}字`,
  over: (count) => `${count}字多すぎます`,
  edition: (name) => `資料の版：${name}`,
  sources: (count) => `出典（${count}件）`,
  source: (section, title, note) => (/\d/.test(section) ? `${section} ${title}` : title) + (note ? `（${note}）` : ""),
  quote: {
    heading: (type, population) => `契約類型${type}・住民数${population}`,
    withCyber: "保険料分担金（サイバー保険あり）",
    withoutCyber: "保険料分担金（サイバー保険なし）",
    rowWithout: "サイバー保険なし",
    rowShare: "サイバー保険の分",
    rowAdded: "サイバー保険を付けると増える額",
    rowRate: "計算",
    calculation: (rate, population) => `${rate}円 × ${population}`,
    rowLiability: "保険金額（賠償責任）",
    rowCosts: "保険金額（対応費用）",
    rounded: "それぞれ四捨五入しているため、内訳の合計と1円異なることがあります。",
  },
  comparison: {
    heading: (population) => `契約類型ごとの保険料分担金・住民数${population}`,
    type: "契約類型",
    without: "サイバー保険なし",
    with: "サイバー保険あり",
    share: (amount) => `差額（サイバー保険の分）はどの契約類型でも${amount}です。`,
    shareColumn: "差額",
  },
  incident: {
    heading: "判定",
    verdict: {
      likely_covered: "補償の対象となる可能性が高いです",
      conditional: "条件を満たせば補償の対象となる可能性があります",
      likely_not_covered: "補償の対象外となる可能性が高いです",
      undetermined: "資料からは判断できません",
    },
    triggers: "対象事由",
    trigger: { 1: "①サイバー攻撃", 2: "②情報漏えい・おそれ", 3: "③デジタルコンテンツ不当事由", 4: "④ITユーザー業務" },
    facts: (count) => `読み取った内容（${count}件）`,
    holdsNot: "当てはまらない",
    evidence: (words) => `「${words}」`,
    coverages: "補償ごとの見込み",
    coverage: {
      liability: "賠償責任",
      special_incident_response_costs: "事故対応特別費用",
      cyber_attack_response_costs: "サイバー攻撃対応費用",
      leak_response_costs: "情報漏えい対応費用",
      regulatory_response_costs: "法令等対応費用",
    },
    status: { likely: "可能性が高い", conditional: "条件しだい", not: "対象外の見込み", unknown: "判断できない" },
    exclusions: "対象外のもの",
    exclusion: { ransom: "身代金・脅迫金", gdpr_fine: "GDPR違反の罰金など" },
    basePlan: "サイバー保険を付けていない場合",
    open: "確認したいこと",
  },
  contact: {
    who: { underwriter: "引受幹事保険会社", agency: "取扱代理店" },
    heading: "お問い合わせ先",
    open: "受付時間内です",
    closed: "受付時間外です",
    asOf: (time) => `${time}現在`,
    hours: "受付時間",
    address: "所在地",
  },
  people: (count) => `${count.toLocaleString("ja-JP")}人`,
  yen: (amount) => `${amount.toLocaleString("ja-JP")}円`,
  /** 200000000 is 2億円, 30000000 is 3,000万円: the way the brochure writes limits. */
  limit(amount) {
    const oku = Math.floor(amount / 100_000_000);
    const man = (amount % 100_000_000) / 10_000;
    if (!Number.isInteger(man)) return JA.yen(amount);
    return (oku ? `${oku.toLocaleString("ja-JP")}億` : "") + (man ? `${man.toLocaleString("ja-JP")}万` : "") + "円";
  },
};

const EN = {
  language: "en",
  otherLanguage: { code: "ja", name: "日本語" },
  title: "まちまもり (Machimamori) - cyber insurance for towns and villages",
  tagline: "Cyber insurance for towns and villages",
  skip: "Skip to the message box",
  conversation: "Conversation",
  startOver: "Start over",
  messageLabel: "Message",
  placeholder: "Ask or describe here",
  send: "Send",
  keys: "Enter sends, Shift+Enter breaks the line. ",
  caution: "The insurer decides on every payment. Please do not enter personal information.",
  confirmTitle: "Start over?",
  confirmText: "The conversation on this page will be cleared.",
  confirmNo: "Keep it",
  confirmYes: "Start over",
  you: "You",
  bot: "Machimamori",
  greeting: [
    "Hello. I answer questions about the cyber insurance of the comprehensive liability and compensation insurance for Japan’s towns and villages.",
    "- I answer questions on cover and on how to join, and name the section of the brochure",
    "- I calculate the contribution from the contract type and the population",
    "- I tell you whether an incident is likely to be covered, and why",
    "- I give you the insurer’s and the agency’s telephone numbers",
  ].join("\n"),
  starters: ["What does it cover?", "I would like a quote", "We have had a cyber incident", "Whom can I contact?"],
  choices: "Choices",
  waiting: "Preparing an answer",
  retrying: (tries, most) => `The server cannot be reached. Trying again (${tries} of ${most})`,
  resend: "Send again",
  failed: {
    away: "The server could not be reached. Your message is kept. Please wait a moment and send it again.",
    slow: "No answer arrived in time. Your message is kept. Please send it again.",
    silent: "No answer came back. Your message is kept. Please send it again, or put it another way.",
    interrupted: "The page was reloaded before the answer arrived. If you still need it, please send the message again.",
  },
  left: (count) => `${count} characters left`,
  over: (count) => `${count} characters too many`,
  edition: (name) => `Edition: ${name}`,
  sources: (count) => `Sources (${count})`,
  source: (section, title, note) => (/\d/.test(section) ? `Section ${section}: ${title}` : title) + (note ? ` (note ${note})` : ""),
  quote: {
    heading: (type, population) => `Contract type ${type}, ${population}`,
    withCyber: "Contribution with cyber insurance",
    withoutCyber: "Contribution without cyber insurance",
    rowWithout: "Without cyber insurance",
    rowShare: "Share of the cyber insurance",
    rowAdded: "Cyber insurance would add",
    rowRate: "Calculation",
    calculation: (rate, population) => `${rate} yen × ${population}`,
    rowLiability: "Sum insured: liability",
    rowCosts: "Sum insured: response costs",
    rounded: "Each amount is rounded on its own, so the parts may differ from the total by one yen.",
  },
  comparison: {
    heading: (population) => `Contribution by contract type, ${population}`,
    type: "Type",
    without: "Without cyber",
    with: "With cyber",
    share: (amount) => `The difference (share of the cyber insurance) is ${amount} for every contract type.`,
    shareColumn: "Difference",
  },
  incident: {
    heading: "Assessment",
    verdict: {
      likely_covered: "likely covered",
      conditional: "may be covered if conditions are met",
      likely_not_covered: "likely not covered",
      undetermined: "cannot be determined from the brochure",
    },
    triggers: "Trigger events",
    trigger: { 1: "1 Cyber attack", 2: "2 Information leak or suspected leak", 3: "3 Improper digital content", 4: "4 IT user operations" },
    facts: (count) => `What I understood (${count})`,
    holdsNot: "does not apply",
    evidence: (words) => `“${words}”`,
    coverages: "Outlook for each cover",
    coverage: {
      liability: "Liability",
      special_incident_response_costs: "Special incident response costs",
      cyber_attack_response_costs: "Cyber attack response costs",
      leak_response_costs: "Leak response costs",
      regulatory_response_costs: "Regulatory response costs",
    },
    status: { likely: "likely", conditional: "conditional", not: "likely not", unknown: "not determined" },
    exclusions: "Not covered",
    exclusion: { ransom: "ransom and extortion money", gdpr_fine: "fines for breaching the GDPR and the like" },
    basePlan: "Without the cyber insurance",
    open: "Still to be found out",
  },
  contact: {
    who: { underwriter: "Lead underwriter", agency: "Agency" },
    heading: "Contact",
    open: "Open now",
    closed: "Closed now",
    asOf: (time) => `as of ${time} Japan time`,
    hours: "Hours",
    address: "Address",
  },
  people: (count) => (count === 1 ? "1 resident" : `${count.toLocaleString("en")} residents`),
  yen: (amount) => `${amount.toLocaleString("en")} yen`,
  limit: (amount) => (amount % 1_000_000 ? EN.yen(amount) : `${(amount / 1_000_000).toLocaleString("en")} million yen`),
};

export const wordsFor = (language) => (language === "en" ? EN : JA);

/** The browser's wish; Japanese wherever it is unclear. */
export const browserLanguage = () => (/^en\b/i.test(navigator.language ?? "") ? "en" : "ja");

/** The language of a piece of text, for `lang` attributes: English text may well hold a Japanese company's name. */
export function languageOf(text) {
  const japanese = text.match(/[\u3040-\u30ff\u3400-\u9fff]/g)?.length ?? 0;
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  return japanese * 2 >= latin && japanese > 0 ? "ja" : latin > 0 ? "en" : "ja";
}

/** Fills every marked node below `root`: data-word (text), data-word-label (aria-label), data-word-placeholder. */
export function fillWords(root, words) {
  for (const node of root.querySelectorAll("[data-word]")) node.textContent = words[node.dataset.word];
  for (const node of root.querySelectorAll("[data-word-label]")) node.setAttribute("aria-label", words[node.dataset.wordLabel]);
  for (const node of root.querySelectorAll("[data-word-placeholder]")) node.placeholder = words[node.dataset.wordPlaceholder];
}
