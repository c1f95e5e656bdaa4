"""The words that lead to a figure: the noun before it, the subject of its verb, or what was done with it."""

from __future__ import annotations

import re

from claims.analysis.extraction.cues import words
from claims.analysis.extraction.measure_phrases import phrase_after, phrase_before, sentence_before, text_of
from claims.analysis.extraction.measure_words import Sort, Word, is_level_verb, is_verb_at, words_in
from claims.analysis.extraction.quantity_counts import is_plural
from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.lexicon import load

_LONGEST_LABEL = 5  # words before a colon
_BEING = frozenset(("are", "were", "is", "was"))
_TABLE = load("counted")["measures"]
_SOFT = frozenset(_TABLE["soft_before"])  # "an additional", "a mere"


def skip_soft(sentence: list[Word], i: int, *, bare: bool = False) -> int:
    """The index of the word that governs what follows `i`: articles, adverbs and "mere" and the like are passed.

    `bare` passes no adjective: the noun before a preposition may look like one ("a total of").
    """
    if i > 1 and sentence[i].lower == "minus" and sentence[i - 2].lower == "plus":
        i -= 3  # "of plus or minus"
    while i >= 0 and (
        sentence[i].sort in (Sort.DETERMINER, Sort.ADVERB)
        or (not bare and sentence[i].lower in _SOFT)
        or sentence[i].text in ('"', "'", "*")
    ):
        i -= 1
    # "an eyebrow-raising 40,570"
    if (
        not bare
        and i == len(sentence) - 1
        and i > 0
        and sentence[i - 1].lower in ("a", "an")
        and sentence[i].text.islower()
    ):
        return skip_soft(sentence, i - 2, bare=True)
    # "is a deplorable": an adjective after an article that a verb leads
    for width in (1, 2):
        article = i - width
        if (
            article > 0
            and sentence[article].lower in ("a", "an", "the")
            and is_level_verb(sentence[article - 1])
            and all(word.sort is Sort.NOUN and word.text.islower() for word in sentence[article + 1 : i + 1])
        ):
            return article - 1
    return i


def led(view: str, quantity: Quantity) -> str:
    """What leads to the figure: the noun before it, or the subject of the verb before it."""
    sentence = sentence_before(view, quantity.start)
    i = skip_soft(sentence, len(sentence) - 1)
    if i == 0 and sentence[0].sort is Sort.PREPOSITION and view[quantity.end : quantity.end + 1] == ",":
        return phrase_after(view, quantity.end + 1)  # "At 7.4 percent, the rate is"
    for _ in range(3):
        if i >= 0 and _compares(sentence, i):
            i = _past_figure(sentence, i - (2 if sentence[i].lower in ("up", "down") else 3))
        preposition, i = _preposition(sentence, i)
        if i < 0:
            break
        word = sentence[i]
        if word.sort is Sort.MARK:
            apposed = word.text in "(,:–—-" and preposition in ("", "at", "worth")
            return _apposed(view, sentence, i, quantity) if apposed else predicate(view, quantity)
        verb = is_verb_at(sentence, i) or word.sort is Sort.GERUND or (preposition and _moves(sentence, i))
        if preposition != "of" and verb:
            return _by_verb(view, sentence, i, quantity)
        if word.sort is not Sort.CONJUNCTION and not _ends_figure(sentence, i):
            return _by_noun(view, sentence, i, preposition, quantity)
        i = _past_figure(sentence, i)
    return predicate(view, quantity)


def _moves(sentence: list[Word], i: int) -> bool:
    """True for the "doubles" of "the toll for lorries doubles to": its subject is not the noun before it."""
    if sentence[i].sort is not Sort.PRESENT or not is_level_verb(sentence[i]) or i < 3:
        return False
    before = sentence[i - 1]
    return before.sort in (Sort.NOUN, Sort.PRESENT) and any(w.sort is Sort.PREPOSITION for w in sentence[i - 4 : i - 1])


_SAID_OF = re.compile(r"[ \n]in[ \n](?=[a-z])")


def _by_noun(view: str, sentence: list[Word], i: int, preposition: str, quantity: Quantity) -> str:
    """What the noun at `i` says of the figure: "a [loan] of $5m", "a [cut] of 5 percent [in emissions]"."""
    noun = sentence[i].sort in (Sort.NOUN, Sort.PRESENT) or (preposition == "of" and sentence[i].sort is Sort.PAST)
    part = quantity.kind is QuantityKind.PERCENT
    if not noun or (part and not preposition):
        return predicate(view, quantity)
    if preposition == "for" and quantity.kind is QuantityKind.MONEY:
        return _dealt(view, sentence, i)
    phrase = _noun_or_deed(view, sentence, i, preposition)
    changed = _SAID_OF.match(view, quantity.end) if part and sentence[i].lower in _TABLE["changes"] else None
    more = phrase_after(view, changed.end()) if changed else ""
    return f"{phrase} in {more}" if more else phrase


def _dealt(view: str, sentence: list[Word], i: int) -> str:
    """What is bought or sold "for" a sum: the subject of a passive verb, the object of another."""
    verb = next((k for k in range(i, 0, -1) if is_verb_at(sentence, k)), 0)
    if verb and sentence[verb].sort is Sort.PAST and sentence[verb - 1].sort is Sort.AUXILIARY:
        return subject(view, sentence, verb)
    return (phrase_after(view, sentence[verb].end) if verb else "") or phrase_before(view, sentence, i)


def _preposition(sentence: list[Word], i: int) -> tuple[str, int]:
    """The preposition at `i`, "" where there is none, and the index of the word that it goes with."""
    if i < 0 or not (sentence[i].sort is Sort.PREPOSITION or sentence[i].lower in ("than", "worth")):
        return "", i
    preposition = sentence[i].lower
    i = skip_soft(sentence, i - 1, bare=True)
    while i > 0 and sentence[i].lower in ("up", "down"):
        i -= 1
    return preposition, i


def _compares(sentence: list[Word], i: int) -> bool:
    """True for the "from" of "was 61 percent, up from": the figure before it is of the same measure."""
    if i > 2 and sentence[i].lower in ("up", "down") and sentence[i - 1].text == "," and _ends_figure(sentence, i - 2):
        return True
    if i < 4 or sentence[i].lower not in ("from", "on") or sentence[i - 1].lower not in ("up", "down"):
        return False
    return sentence[i - 2].text == "," and _ends_figure(sentence, i - 3)


def _noun_or_deed(view: str, sentence: list[Word], i: int, preposition: str) -> str:
    """The noun phrase that ends at `i`; where it is whom or what a verb has given the figure to, what was done.

    "paid the museum $5m" -> "paid the museum"; "cost the town $5m" -> what cost it.
    """
    phrase = phrase_before(view, sentence, i)
    if preposition or not phrase:
        return phrase
    start = next((k for k in range(i, -1, -1) if view.startswith(phrase.split(" ")[0], sentence[k].start)), i)
    while start > 0 and sentence[start - 1].sort is Sort.DETERMINER:
        start -= 1
    verb = start - 1
    if verb <= 0 or not is_verb_at(sentence, verb) or sentence[verb].sort is Sort.AUXILIARY:
        return phrase
    if is_level_verb(sentence[verb]):
        return subject(view, sentence, verb)
    return text_of(view, sentence, verb, i + 1)


def _ends_figure(sentence: list[Word], i: int) -> bool:
    """True for the end of another figure: "5", "5 percent", "$5 million"."""
    word = sentence[i]
    if word.sort is Sort.NUMBER:
        return True
    before = sentence[i - 1] if i else None
    return before is not None and (before.sort is Sort.NUMBER or before.text in "$€£") and word.sort is not Sort.MARK


def _past_figure(sentence: list[Word], i: int) -> int:
    """The index of the word before the figure or conjunction that ends at `i`."""
    if sentence[i].sort is Sort.CONJUNCTION:
        return i - 1
    while i >= 0 and (sentence[i].sort is Sort.NUMBER or _ends_figure(sentence, i) or sentence[i].text in "$€£"):
        i -= 1
    return skip_soft(sentence, i)


def _apposed(view: str, sentence: list[Word], i: int, quantity: Quantity) -> str:
    """ "a majority, 56%, said", "Output, at 3,000 barrels, is low", "Deaths: 76": the phrase before the comma."""
    if i == 0:
        return predicate(view, quantity)
    after = view[quantity.end : quantity.end + 1]
    if sentence[i].text == ":":
        short = i <= _LONGEST_LABEL and not any(is_verb_at(sentence, k) for k in range(1, i))
        label = short or view[quantity.end : quantity.end + 1] in "\n"
        return text_of(view, sentence, max(0, i - 8), i) if label else predicate(view, quantity)
    if after in ",.;)–—" or sentence[-1].sort is Sort.PREPOSITION or sentence[-1].sort is Sort.ADVERB:
        return phrase_before(view, sentence, i - 1)
    return predicate(view, quantity)


def _by_verb(view: str, sentence: list[Word], i: int, quantity: Quantity) -> str:
    """The subject of a verb of level, else what was done with the figure."""
    group = _group_start(sentence, i)
    if sentence[i].lower in _TABLE["summing"]:
        summed = _summed(view, sentence, i)
        if summed:
            return summed
    level = any(is_level_verb(word) for word in sentence[group : i + 1])
    passive = sentence[i].sort is Sort.PAST and any(word.sort is Sort.AUXILIARY for word in sentence[group:i])
    if level or passive or sentence[i].lower == "worth":
        of_whom = subject(view, sentence, i)
        if of_whom:
            return of_whom
    deed = sentence[i].text
    if quantity.kind is QuantityKind.PERCENT and sentence[i].lower in _TABLE["losing"]:
        return subject(view, sentence, i)
    if quantity.kind is QuantityKind.PERCENT and not level:
        by = any(word.sort is Sort.PREPOSITION for word in sentence[i + 1 :])  # "sell for 4 percent more"
        return predicate(view, quantity) or (subject(view, sentence, i) if by else deed)
    if level or sentence[i].lower in _TABLE["having"] or sentence[i].lower in _TABLE["taking_time"]:
        return ""
    more = phrase_after(view, quantity.end, headed=True)
    if not more and quantity.kind is not QuantityKind.MONEY:
        return subject(view, sentence, i) or deed
    return f"{deed} {more}" if more else deed


def _summed(view: str, sentence: list[Word], i: int) -> str:
    """ "made donations to the club, totalling $5m": the object of the verb before."""
    if not i or sentence[i - 1].text != ",":
        return ""
    verb = next((k for k in range(i - 1, 0, -1) if is_verb_at(sentence, k)), 0)
    return phrase_after(view, sentence[verb].end) if verb else ""


def _group_start(sentence: list[Word], i: int) -> int:
    """Where the verb group that ends at `i` begins: "had already risen", "is expected to reach"."""
    first = i
    while first > 0:
        word = sentence[first - 1]
        helping = word.sort in (Sort.AUXILIARY, Sort.ADVERB) or word.lower in _TABLE["helping"]
        if not helping and not (word.sort in (Sort.PAST, Sort.PRESENT) and is_verb_at(sentence, first - 1)):
            break
        first -= 1
    return first


def subject(view: str, sentence: list[Word], i: int) -> str:
    """The noun phrase before the verb group that ends at `i`; "" for a pronoun."""
    last = _group_start(sentence, i) - 1
    if last >= 0 and sentence[last].lower in ("which", "that", "who"):
        last -= 1
        if last >= 0 and sentence[last].text == ",":
            last -= 1
        return phrase_before(view, sentence, last) if last >= 0 else ""
    if last >= 0 and sentence[last].text in (",", "–", "—", "-", ")"):
        opening = _opening(sentence, last)
        return phrase_before(view, sentence, opening - 1) if opening > 0 else _first_subject(view, sentence, last)
    if last >= 0 and sentence[last].sort in (Sort.CONJUNCTION, Sort.MARK):
        return _first_subject(view, sentence, last)
    return phrase_before(view, sentence, last) if last >= 0 else ""


def _opening(sentence: list[Word], closing: int) -> int:
    """The mark that opens the insertion which the mark at `closing` ends, or -1."""
    if sentence[_next(closing, sentence)].sort is Sort.GERUND:
        return -1  # "Sales rose sharply, reaching $5m"
    for k in range(closing - 1, 0, -1):
        if sentence[k].text in (",", "–", "—", "-", "("):
            return k
    return -1


def _next(i: int, sentence: list[Word]) -> int:
    return min(i + 1, len(sentence) - 1)


def _first_subject(view: str, sentence: list[Word], before: int) -> str:
    """The subject of the first verb of the sentence: "Sales rose sharply, reaching $5m"."""
    for k in range(1, before):
        if is_verb_at(sentence, k):
            first = _group_start(sentence, k)
            return phrase_before(view, sentence, first - 1) if first else ""
    return phrase_before(view, sentence, before - 1) if before else ""


def predicate(view: str, quantity: Quantity) -> str:
    """What is said of so many: "27 percent [would vote for the mayor]"; only for parts of a whole."""
    following = words_in(view, quantity.end, quantity.end + 80)[:5]
    if len(following) > 1 and following[0].lower in _BEING and following[1].sort is Sort.NOUN:
        return phrase_after(view, following[0].end) if is_plural(following[1].text) else following[1].text
    part = quantity.kind is QuantityKind.PERCENT or quantity.unit == "share"
    first = 1 if following and following[0].lower == "who" else 0
    if not part and (
        len(following) < 2 or following[0].sort is not Sort.AUXILIARY or following[1].sort is not Sort.PAST
    ):
        return ""
    while first < len(following) and following[first].sort in (Sort.AUXILIARY, Sort.ADVERB):
        first += 1
    if first >= len(following) or following[first].sort not in (Sort.PAST, Sort.PRESENT, Sort.NOUN, Sort.GERUND):
        return ""
    if first == 0 and following[0].sort is Sort.NOUN:
        return ""
    verb = following[first]
    if verb.sort is Sort.NOUN and following[first - 1].lower in _TABLE["having"]:
        return phrase_after(view, following[first - 1].end)
    more = phrase_after(view, verb.end).strip() or phrase_after(view, verb.end, headed=True)
    stated = first > 0 and following[first - 1].lower in words("be")  # "would be scared"
    if not more and (not part or (verb.sort in (Sort.PRESENT, Sort.PAST) and not stated)):
        return ""
    return f"{verb.text} {more}".strip()
