"""Whether a text wants the cyber rider (サイバー特約): 特約込み, サイバー抜き, "with the rider"."""
from __future__ import annotations

import re

from bot.numerals import Document

#: The rider by its names; さいばー攻撃 is none of them.
_NOUN = r"(?:さいばー(?:りすく)?(?:保険)?(?:特約)?(?:部分|分)?|(?:特約|とくやく)(?:部分|分)?|おぷしょん(?:特約)?|rider)"
_PARTICLES = r"(?:[はをがもにの:=、,\s「」]|って|として|やっぱり?|やはり|必ず|全部|一旦|いったん|今回|とりあえず|最初から)*"
#: Endings that refuse; "付けないといけませんか" asks whether one must, and refuses nothing.
_NOT = r"(?:な(?:い(?!と(?:いけ|だめ|なら))|かっ|けれ(?!ば(?:な|い|だめ))|く(?!ては|ちゃ))|ず|ません)"
_JAPANESE_NO = re.compile(
    rf"{_NOUN}{_PARTICLES}(?:なし|無し|無(?![料し])|ぬき|抜き|抜い|抜く|を?除|以外|外し|外す|外さ(?!な)|はずし|はずす|不要|要らない|要りません|いらない|いりません|"
    rf"いらん|いらへん|必要ない|必要ありません|[付つ]け(?:{_NOT}|たくな|へん|ん)|入れ(?:{_NOT})|含め(?:{_NOT})|"
    rf"含まない|含まず|入ら(?:{_NOT})|入ってい?(?:{_NOT})|入りません|加入し(?:{_NOT})|やめ|止め|けっこう|結構|付保し(?:ない|ません|なけれ))"
    r"|付保し(?:ない|なけれ|ません)|(?:基本|本体|べーす|元の)(?:ぷらん|契約|部分|保険料)?(?:だけ|のみ)"
)
_JAPANESE_YES = re.compile(
    rf"{_NOUN}{_PARTICLES}(?:込|こみ|あり|有り|有(?![料効無])|付き|(?<!に)つき|付(?![けくか加])|付け(?!な|ず|ま?せん|たくな|てい?(?:な|ませ)|へん|られ|る?か(?:迷|どうか|検討)|る?べき)|"
    r"つけ(?!な|ず|ま?せん|たくな|てい?(?:な|ませ)|へん|られ|る?か(?:迷|どうか|検討)|る?べき)|付く|つく|入れ(?!な|ず|ません)|含め(?!な|ず|ません)|含む|含ん|加え|足[しす]|追加|"
    r"に?(?:入る|入り(?!ません)|入った|加入(?!し(?:な|ま?せん|て[いる])|するに|率|方法|状況|要件|手続|で|のし))|付保(?!し(?:ない|ません|なけれ)|は))"
    r"|(?<!非)付保する|(?:込み|こみ|付き)の?" + _NOUN
)
_ENGLISH_NOUN = (
    r"(?:the |a |any |that |this |our )?(?:optional )?(?:cyber[ -]?(?:security )?(?:risk )?(?:insurance|rider|cover(?:age)?|option|add-?on|part|plan|protection)?"
    r"(?: rider| option| cover(?:age)?)?|rider|option(?!s)|add-?on)(?![a-z])(?! ?-?(?:attack|incident|crime|threat|risk|security))"
)
_ENGLISH_NO = re.compile(
    rf"(?<![a-z])(?:without|w/o|excluding|exclud\w*|except|minus|less|no(?! need)|drop|remove|omit|leave out|leaving out|take off|skip|cancel|"
    rf"not (?:want|need|include|including|add|adding|with|take|taking)|(?:don't|do not|doesn't|won't|no need (?:for|to)|need not|not to)"
    rf"(?: (?:want|need|include|add|take|have|buy))?(?: for)?) {_ENGLISH_NOUN}"
    rf"|(?<![a-z])(?:leave|leaving|take|taking|strip|cut|drop) {_ENGLISH_NOUN} (?:out|off|away)(?![a-z])"
    rf"|{_ENGLISH_NOUN} (?:excluded|removed|not included|left out|off(?![a-z])|is not (?:needed|wanted)|isn't (?:needed|wanted))"
    r"|(?<![a-z])(?:base|basic) (?:plan|rate|cover(?:age)?|contract|premium)? ?(?:only|alone)(?! covers?)|(?<![a-z])(?:only|just) the (?:base|basic)|rider-free"
)
_ENGLISH_YES = re.compile(
    rf"(?<![a-z])(?:with|incl\.?|including|include|includes|included|plus|add|adding|and|take|want|have|buy|put) (?:in )?{_ENGLISH_NOUN}"
    rf"|{_ENGLISH_NOUN} (?:included|added|on|as well|too)(?![a-z])|\+ ?{_ENGLISH_NOUN}"
)
#: A word of the rider alone, as an answer: 込みで, いや、なしで, 付けてください, 外す.
_OPENING = r"(?:はい|いいえ|いや|うん|ええ|じゃあ|では|やっぱり?|やはり|今回は|とりあえず|[\s、。])*"
_ENDING = r"(?:で|の|て|た|たら|だら|ると|れば|いくら|に|です|だと|なら|方|場合|ください|下さい|お願い|します|しといて|して|る|[\s、。!?])*$"
_LONE_NO = re.compile(rf"{_OPENING}(?:なし|無し|抜き|抜い|ぬき|ぬい|外[しす]|はず[しす]|付けない|付けなかっ|つけなかっ|つけない|付けず|不要|いらない|要らない){_ENDING}")
_LONE_YES = re.compile(rf"{_OPENING}(?:あり|有り|込み|こみ|付き|つき|付け|つけ|含め){_ENDING}")
_LONE_WORDS = r"(?:and|so|ok|okay|but|now|what about|how about|what if|we|i|that|it|one|then|please|instead|too|though|is|it's|go|went|did|[\s,.!?])*"
_LONE_WITHOUT = re.compile(rf"{_LONE_WORDS}(?<![a-z])(?:without|w/o|minus)(?![a-z]){_LONE_WORDS}$")
_LONE_WITH = re.compile(rf"{_LONE_WORDS}(?<![a-z])with(?![a-z]){_LONE_WORDS}$")
_BOTH = re.compile(r"with (?:the )?(?:cyber )?(?:rider|cyber|option|it) (?:and|or) without|(?:rider|cyber|option) (?:vs\.?|versus|or|and) (?:no|without)(?![a-z])|with(?:out)? ?/ ?with|with (?:and|or|vs\.?|versus) without|without (?:and|or) with|(?:あり|有り|込み|付き)(?:と|・|/|、|や|か)(?:なし|無し|抜き)|(?:場合|時|とき|の)と、?(?:付け|つけ|入ら|入れ|加入し)(?:ない|なかった)|(?:有無|ありなし|あるなし|両方|両パターン|両ぱたーん)")
_TAKEN_BACK = re.compile(r"\s?(?:みの?|り|き)?(?:の?(?:場合|ほう|方))?(?:では(?:な|あり)|じゃな|でな[くい])")


def find(document: Document) -> bool | None:
    """True: with the rider; False: without; None: not said, or both asked for."""
    text = document.text
    if _BOTH.search(text):
        return None
    no = [*_JAPANESE_NO.finditer(text), *_ENGLISH_NO.finditer(text)]
    refused = [(match.start(), match.end()) for match in no]
    wishes = [(start, False, _TAKEN_BACK.match(text, end) is not None) for start, end in refused]
    for match in (*_JAPANESE_YES.finditer(text), *_ENGLISH_YES.finditer(text)):
        if not any(start < match.end() and match.start() < end for start, end in refused):
            wishes.append((match.start(), True, _TAKEN_BACK.match(text, match.end()) is not None))
    said = {wish != taken_back for _, wish, taken_back in wishes}
    if len(said) == 1:
        return said.pop()
    if not said:
        refused_alone, wanted_alone = (any(lone.match(text) for lone in both) for both in ((_LONE_NO, _LONE_WITHOUT), (_LONE_YES, _LONE_WITH)))
        return False if refused_alone else True if wanted_alone else None
    return None
