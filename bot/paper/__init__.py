"""A quote on paper: the estimate (概算), and a draft of what goes into the joining form's fields (加入依頼書). The same entry gives the same bytes.

It knows how a page looks; amounts come from bot.premium, words from knowledge/. `documents` and `links` say which papers there are and
where, and load no PDF library; `makers` makes them.
"""
