"""Canned replies of the stub server, by the message that gets them."""

SOURCES = [{"section": "8", "title": "サイバー保険の補償内容", "note": "※1"}]
QUOTE = {
    "type": "quote", "contract_type": 9, "population": 10866, "with_cyber": True, "rate": "97.3", "premium": 1057262,
    "premium_without_cyber": 1011625, "cyber_share": 45637, "spoken": "百五万七千二百六十二円です。",
    "sum_insured": {"liability": 200000000, "response_costs": 30000000}, "edition": "令和4年度契約", "sources": SOURCES,
}
ASSESSMENT = {
    "type": "incident_assessment", "verdict": "conditional", "triggers": ["1", "2"],
    "facts": [{"fact": "外部からの攻撃", "evidence": "ファイルが暗号化された", "holds": True}],
    "coverages": [
        {"id": "leak_response_costs", "status": "conditional", "condition": "漏えいが客観的に明らかになること"},
        {"id": "liability", "status": "unknown", "condition": "この文は本文にあります"},
        {"id": "some_internal_id", "status": "likely", "condition": ""},
    ],
    "exclusions": ["ransom"], "open_questions": [], "base_plan": {"verdict": "conditional", "why": "個人情報だけ"},
    "sources": SOURCES,
}
COMPARISON = {
    "type": "comparison", "population": 10866,
    "rows": [QUOTE, {**QUOTE, "contract_type": 10}],
    "steps": [{"from": 9, "to": 10, "adds": 83668, "changes": [{"column": "身体賠償", "before": "2億円", "after": "3億円"}]}],
}
BUDGET = {
    "type": "comparison", "population": 10866, "budget": 1020000,
    "rows": [{**QUOTE, "contract_type": kind, "remainder": None, "remainder_without_cyber": 8375} for kind in (8, 9)],
}
PAPER = {"id": "estimate", "title": "概算（PDF）", "media_type": "application/pdf", "path": "/papers/abc.DEF-1/estimate.pdf"}
GONE = {"id": "form_draft", "title": "加入依頼書の下書き（PDF）", "media_type": "application/pdf", "path": "/papers/abc.DEF-1/gone.pdf"}
ELSEWHERE = {"id": "x", "title": "よそ", "media_type": "application/pdf", "path": "https://example.com/papers/x.pdf"}
MEMO = "サイバー事故の相談メモ\n\n【起きたこと】\n・メールの誤送信"
CONTACT = {"type": "contact", "who": "agency", "phone": "03-5512-4750", "hours": "平日", "open_now": False}
REPLIES = {
    "身代金": [{"text": "対象外です。\n- 身代金\n- 脅迫金", "custom": {"type": "answer", "language": "ja", "sources": SOURCES}}],
    "見積": [{"text": "105万7,262円です。", "custom": QUOTE}],
    "比較": [{"text": "比較です。", "custom": COMPARISON}],
    "事故": [{"text": "この文は本文にあります。", "custom": ASSESSMENT}],
    "連絡先": [{"text": "代理店です。電話 03-5512-4750", "custom": CONTACT}],
    "型": [{"text": "特約は付けますか。", "buttons": [{"title": "はい", "payload": "/choice_1"}, {"title": "いいえ", "payload": "/choice_2"}]}],
    "不明": [{"text": "次のことでしょうか。", "custom": {"type": "fallback", "suggestions": ["補償の内容", "連絡先"]}}],
    "攻撃": [{"text": "<img src=x onerror=alert(1)><script>alert(2)</script>"}],
    "空": [],
    "予算": [{"text": "予算で選べる類型です。\n\n- 類型8\n- 類型9\n- その1\n- その2", "custom": BUDGET}],
    "番号": [{"text": "105万7,262円です。\n\n見積番号：5Y7Y-4TD3", "custom": {**QUOTE, "reference": "5Y7Y-4TD3", "documents": [PAPER, GONE, ELSEWHERE]}}],
    "書類": [{"text": f"書類です。\n\n- 概算（PDF）：{PAPER['path']}\n\nまたどうぞ。", "custom": {"type": "papers", "reference": "5Y7Y-4TD3", "documents": [PAPER]}}],
    "メモ": [{"text": f"{MEMO}\n\n- 相談メモ（PDF）：{PAPER['path']}", "custom": {"type": "memo", "memo": MEMO, "documents": [PAPER]}}],
}
