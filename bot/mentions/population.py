"""The municipality's population (住民数) named in free text: 10,866人, 人口1.2万, "a town of 8,200".

People who are something else (職員, 被害者, those on a list) are not its population and are never returned.
"""
from __future__ import annotations

import re

from bot.mentions import bare_answer
from bot.mentions.mention import Mention, mention
from bot.numerals import PERSONS, Document, Reading

_ROUGH = r"(?:約|およそ|おおよそ|おおむね|概ね|だいたい|大体|ほぼ|ざっと|確か|たしか|多分|たぶん|推定)"
_LABEL = re.compile(
    rf"(?:総?人口|住民数?|町民数?|村民数?|住人|じんこう|じゅうみん(?:すう)?|(?<!職員の)人数)(?:規模|総数|合計)?"
    rf"(?:[はがもをの:=#、,\s「(]|って|として|については|今|現在|総数|合計|数|やっぱり?|{_ROUGH})*$"
)
_ENGLISH_LABEL = re.compile(
    r"(?<![a-z])(?:population|pop\.?|inhabitants|residents|headcount|number of (?:people|citizens))"
    r"(?:[\s:=,(~]|(?<![a-z])(?:size|count|figure|number|total|now|currently|today|actually|has|grew|fell|dropped|rose|is|was|are|be|should|"
    r"would|to|of|at|about|around|roughly|approximately|approx\.?|nearly|almost|over|some|just|exactly|only)(?![a-z]))*$"
)
_PLACE_BEFORE = re.compile(
    r"(?<![a-z])(?:town|village|municipality|community|city|place) (?:of|with|has|having|that has)"
    r"(?: (?:about|around|roughly|approximately|approx\.?|nearly|almost|over|some|just|only))*\s*~?$"
)
_SUFFIX = r"(?:弱|強|余り?|くらい|ぐらい|ほど|程度|前後|超|規模|ちょっと)"
_PLACE_AFTER = re.compile(rf"\s?{_SUFFIX}?の(?:小さな|小さい|小規模な)?(?:町|村|自治体)(?!民|長|税)")
_COUNTED = re.compile(
    r"\s?(?:(?:人|名)(?![分月前日手気工材格権間類命員目物口体簿刺称義札産誉頭中]|ひとり|一人|あたり|当たり|当り|につき|ずつ)|にん"
    r"|[\s-]?(?:local |registered )?(?:residents?|people|ppl|inhab(?:itants?)?|citizens?|persons?|townspeople|villagers|souls|strong)(?![a-z]))"
)

_PEOPLE = re.compile(rf"\s?{PERSONS}")

#: People counted for another reason, and things counted by person.
_OTHERS = (
    r"職員|社員|従業員|すたっふ|めんばー|被害者|患者|感染者|利用者|加入者|登録者|対象者|該当者|受診者|参加者|会員|議員|委員|児童|生徒|園児|学生|"
    r"高齢者|要支援者|顧客|お客|課員|係員|部下|担当|名簿|個人情報|情報|でーた|氏名|ふぁいる|めーる|口座|まいなんばー|かるて|記録|りすと|一覧|"
    r"台帳|あんけーと|申請|被害|世帯|健診|接種|通知|封筒|はがき"
)
_OTHERS_BEFORE = re.compile(rf"(?:{_OTHERS})(?:の?数)?(?:[はがのもを:\s]|合わせて|{_ROUGH})*$")
_OTHERS_AFTER = re.compile(
    rf"\s?(?:{_SUFFIX}|以上|以下|近く)?(?:分|の|に関する|に係る|に関わる)?\s?(?:の)?(?:{_OTHERS}|住所|カード)"
    rf"|\s?(?:{_SUFFIX}|以上|以下|近く)?分(?!担)"
    r"|(?:が|も|ほど|くらい)?(?:減|増)|を含|のうち|の住民(?:[にへの]|が(?![いお住]))|に[^。]{0,10}(?:めーる|届|送)"
    r"|(?:[がもはへ]|に|から)(?:被害|影響|流出|漏|閲覧|感染|送|誤送|めーる|通知|お?詫び|苦情|訴|請求|慰謝|賠償|水|給水|供給|避難|けが|亡|死|巻き込|見舞|連絡|配|だまさ)"
    r"|(?:'s?)? ?(?:personal |private )?(?:data|information|records?|files|names|addresses|e-?mails?|affected|(?:are|may be|could be|might be) (?:affected|at risk)|were|had|have had|whose|got|"
    r"received|complained|(?:in|on) (?:the|our) (?:office|section|department|staff|list)|on staff)(?![a-z])"
)
_HARM_BEFORE = re.compile(
    r"(?:漏えいした|漏洩した|漏れた|流出した|遭った|あった|受けた)(?:住民|町民|村民|人)?(?:は|が|の)?$"
    r"|(?<![a-z])(?:breach(?:,| of)|(?:data|records?|information|details|names|addresses|e-?mails?|list|files|letters?) (?:of|on|about|for|to|from|with)"
    r"|affect(?:ed|ing|s)?|exposed|leaked|sent to|e?mailed|notif(?:y|ied)|inform(?:ed)?|harmed|hurt|per)"
    r"(?: (?:about|around|some|roughly|over|nearly|all|the|our))*\s*$"
)
_OTHER_UNIT = re.compile(
    r"類型|るいけい|型|番|\s?(?:円|件|年|月|日|%|世帯|歳|才|回|割|台|種|つ|社|倍|km|ha(?![a-z])|m2|"
    r"(?:yen|jpy|percent|years?|types?|records?|households?|employees?|staff|officials?|questions?)(?![a-z]))"
)
#: Words that show that a municipality or a price is spoken of; without them "2人" is anybody.
_CONTEXT = re.compile(
    r"類型|類形|るいけい|たいぷ|ぷらん|保険料|分担金|いくら|幾ら|なんぼ|見積|試算|計算|料金|掛金|掛け金|人口|住民|町|村|自治体|特約|"
    r"premium|quote|how much|cost|contribution|type|population|resident|inhabitant|town|village|municipal"
)
_PER_HEAD = re.compile(r"(?:に|で|は)?(?:いくら|幾ら|なんぼ|何円|どれ)")
_NOT_AFTER = re.compile(rf"\s?{PERSONS}?\s?(?:じゃな(?!いと|きゃ|くても)|では(?:な(?!いと)|あり)|でな(?:く|い(?!と))|,? (?:no longer|but not))")
_NOT_BEFORE = re.compile(r"(?<![a-z])(?:not|instead of|rather than) $")
_FEW = 100


def find(document: Document) -> list[Mention]:
    """The populations a text names, in order, as said: 0人, -5人 and 1.5人 too, so that the reply can say what is wrong."""
    return [mention(document, reading, negated=_negated(document, reading)) for reading in document.readings if _is_population(document, reading)]


def _is_population(document: Document, reading: Reading) -> bool:
    before, after = document.before(reading, 60), document.after(reading, 60)
    counted = _COUNTED.match(after)
    behind = after[counted.end():] if counted else after
    if reading.value == 1 and counted and _PER_HEAD.match(behind):
        return False
    if _OTHERS_AFTER.match(behind) or _HARM_BEFORE.search(before):
        return False
    if _LABEL.search(before) or _ENGLISH_LABEL.search(before):
        return bool(counted) or not (_OTHER_UNIT.match(after) or _PEOPLE.match(after) or (reading.weak and after))
    if reading.circled or _OTHERS_BEFORE.search(before):
        return False
    if counted:
        if abs(reading.value) >= _FEW or _CONTEXT.search(document.text):
            return True
        return bare_answer.is_alone(document, reading.start, reading.end + counted.end())
    if reading.weak:
        return False
    if _PLACE_BEFORE.search(before):
        return not _OTHER_UNIT.match(after) and not re.match(r"\s?(?:square|hectare|sq)", after)
    return bool(_PLACE_AFTER.match(after))


def _negated(document: Document, reading: Reading) -> bool:
    return bool(_NOT_AFTER.match(document.after(reading)) or _NOT_BEFORE.search(document.before(reading)))
