"""The noun phrase that begins after a place or ends before it, with the modifiers that belong to it."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.analysis.extraction.measure_words import REACH, Sort, Word, ends_sentence, is_verb_at, words_in
from claims.analysis.extraction.quantity_counts import is_plural
from claims.analysis.lexicon import load

_LONGEST = 20  # words of a phrase
_TABLE = load("counted")["measures"]
_GO_ON = frozenset(_TABLE["prepositions_after"])  # "contract [with] Peru"
_PLACING = frozenset(_TABLE["prepositions_after_participle"])  # "agreements signed [in] 2004"
_WITH_INFINITIVE = frozenset(_TABLE["infinitive_after"])  # "decision [to] sell"
_EMPTY = frozenset(_TABLE["empty_after"])
_TIMES = frozenset(load("units")["time"]["units"])
_ARTICLES = frozenset(("the", "a", "an", "their", "its", "his", "her"))
_CLOCK = frozenset((":", "am", "pm"))
_DANGLING = frozenset(("to", "$", "'", '"', "fewer", "less", "last", "next", "past", "as", "such"))
_YEARS = ("19", "20")
_BEFORE_DETERMINER = (Sort.PREPOSITION, Sort.CONJUNCTION, Sort.DETERMINER, Sort.GERUND)
_OPEN = frozenset((Sort.PREPOSITION, Sort.DETERMINER, Sort.CONJUNCTION, Sort.ADVERB))


def _is_year(word: Word) -> bool:
    return len(word.text) == 4 and word.text.isdigit() and word.text.startswith(_YEARS)


def _is_time(sentence: list[Word], i: int) -> bool:
    """ "in [2012]", "in [May]", "[last] year": a time, which is no part of what is measured."""
    word = sentence[i]
    following = sentence[i + 1].lower if i + 1 < len(sentence) else ""
    if word.sort is Sort.TIME or _is_year(word):
        return True
    length = following.rstrip("s") in _TIMES
    if word.sort is Sort.NUMBER:
        return length and not (i and sentence[i - 1].sort is Sort.PREPOSITION)  # "killed [three years] ago"
    unit = length or following in _TABLE["seasons"]
    timed = unit or (i + 1 < len(sentence) and sentence[i + 1].sort is Sort.TIME)
    led = i > 1 and sentence[i - 1].sort is Sort.DETERMINER and sentence[i - 2].lower in ("in", "within", "over", "for")
    if led and word.lower in ("last", "next", "past", "coming"):
        return True  # "within the next few weeks"
    return word.lower in ("last", "next", "this", "that", "each", "every", "past", "recent", "early", "late") and timed


def text_of(view: str, sentence: list[Word], first: int, last: int) -> str:
    """The words `[first, last)` of the sentence as printed, on one line."""
    if first >= last:
        return ""
    return " ".join(view[sentence[first].start : sentence[last - 1].end].split())


def phrase_after(view: str, at: int, *, headed: bool = False) -> str:
    """The noun phrase that begins at `at` with its modifiers: "credit line for energy projects", or "".

    `headed` says that the head noun stands before `at`, so that only modifiers are looked for ("for energy projects").
    """
    start, end = reach_after(view, at, headed=headed)
    phrase = " ".join(view[start:end].split())
    return "" if phrase.lower() in _EMPTY else phrase


def reach_after(view: str, at: int, *, headed: bool = False) -> tuple[int, int]:
    """Where the phrase of `phrase_after` begins and ends; both `at` where there is none."""
    sentence = words_in(view, _head_start(view, at) if headed else at, at + REACH)
    first = next((k for k, word in enumerate(sentence) if word.start >= at), len(sentence)) if headed else 0
    if headed and first:
        sentence[first - 1] = replace(sentence[first - 1], sort=Sort.NOUN)
    end = _end_of(view, sentence, first, head=headed)
    while end > first and (sentence[end - 1].sort in _OPEN or sentence[end - 1].text in _DANGLING):
        end -= 1
    if end - first > 1 - headed and sentence[end - 1].sort is Sort.GERUND and is_plural(sentence[end - 2].text):
        end -= 1  # "men [knowing] each other"
    while not headed and first < end and _leads(sentence, first, end):
        first += 1
    return (sentence[first].start, sentence[end - 1].end) if first < end else (at, at)


def _leads(sentence: list[Word], i: int, end: int) -> bool:
    """True for what stands before the noun and says nothing of it: "the", "roughly 54,000"."""
    sort = sentence[i].sort
    return sort in (Sort.DETERMINER, Sort.ADVERB) or (i + 1 < end and sort is Sort.NUMBER)


_LAST_WORD = re.compile(r"[\w'.&-]{1,40}[^\w\n]{0,3}$")


def _head_start(view: str, at: int) -> int:
    """Where the word begins that ends at `at` or just before it."""
    word = _LAST_WORD.search(view, max(0, at - 44), at)
    return word.start() if word else at


def _end_of(view: str, sentence: list[Word], first: int, *, head: bool) -> int:
    """The index after the last word of the phrase that begins with the word at `first`."""
    i = first
    while i < min(len(sentence), first + _LONGEST):
        word = sentence[i]
        if "\n\n" in view[sentence[i - 1].end if i else max(0, word.start - 2) : word.start]:
            return i
        if _stops(view, sentence, i, head=head):
            return i
        if word.sort is Sort.PRESENT:
            sentence[i] = replace(word, sort=Sort.NOUN)  # it has been read as one
        head = head or word.sort in (Sort.NOUN, Sort.PRESENT) or (word.sort is Sort.GERUND and i > first)
        head = head or word.lower in ("those", "these")
        i += 1
    return i


def _stops(view: str, sentence: list[Word], i: int, *, head: bool) -> bool:
    """Whether the phrase has ended before the word at `i`; `head` says that its head noun has come."""
    word = sentence[i]
    if word.sort is Sort.MARK:
        inside = next((w.sort for w in sentence[i + 1 : i + 3] if w.text not in "'\""), Sort.MARK)
        quote = word.text in "'\"" and inside in (Sort.NOUN, Sort.PAST)
        dot = word.text == "." and i > 0 and not ends_sentence(view, word, sentence[i - 1])
        return not quote and not dot
    if word.sort is Sort.PREPOSITION:
        return not _goes_on(sentence, i, head=head)
    if word.sort is Sort.CONJUNCTION:
        return not head or not _coordinates(sentence, i)
    if word.sort is Sort.DETERMINER:
        led = i > 0 and (sentence[i - 1].sort in _BEFORE_DETERMINER or (i > 1 and sentence[i - 2].lower == "to"))
        return head and not led
    if word.sort is Sort.PAST:
        return head and not _is_participle(view, sentence, i)
    if word.sort is Sort.GERUND:
        return False
    if word.sort in (Sort.NOUN, Sort.PRESENT, Sort.NUMBER):
        if word.sort is Sort.PRESENT and head and is_verb_at(sentence, i):
            return sentence[i - 1].lower != "to"
        after = sentence[i + 1].sort if i + 1 < len(sentence) else Sort.MARK
        if word.sort is Sort.PRESENT and head and after in (Sort.DETERMINER, Sort.PRONOUN):
            return sentence[i - 1].lower != "to"  # "voters in each state [want] all of it"
        if word.lower in _TABLE["always_verbs"] and head:
            return True
        return head and (_is_time(sentence, i) or _takes_object(sentence, i))
    return word.sort is not Sort.ADVERB or head or i + 1 >= len(sentence)


def _takes_object(sentence: list[Word], i: int) -> bool:
    """True for the "harbour" of "societies harbour the wish": no noun phrase goes on with another article."""
    word = sentence[i]
    if i == 0 or i + 1 >= len(sentence):
        return False
    if sentence[i + 1].sort is not Sort.PRONOUN and sentence[i + 1].lower not in _ARTICLES:
        return False
    return word.lower == word.text and not is_plural(word.text) and is_plural(sentence[i - 1].text)


def _goes_on(sentence: list[Word], i: int, *, head: bool) -> bool:
    """Whether the preposition at `i` leads to a modifier of the phrase: "of tea", not "in 2012" nor "to sell"."""
    word = sentence[i]
    if not head or word.lower not in _GO_ON or i + 1 >= len(sentence):
        return False
    following = sentence[i + 1]
    past = i + 2 if following.sort is Sort.DETERMINER else i + 1
    if past < len(sentence) and sentence[past].lower in _TABLE["times"] and following.lower != "this":
        return False  # "by the end of February"
    if following.sort is Sort.NUMBER and i + 2 < len(sentence) and sentence[i + 2].lower.replace(".", "") in _CLOCK:
        return False
    if following.sort in (Sort.MARK, Sort.PRONOUN, Sort.SUBORDINATOR, Sort.AUXILIARY) or _is_time(sentence, i + 1):
        return following.text in ("$", "€", "£")
    if following.sort is Sort.PREPOSITION:
        return False
    if word.lower == "to" and _is_infinitive(sentence, i + 1):
        return sentence[i - 1].lower in _WITH_INFINITIVE or sentence[i - 1].lower.rstrip("s") in _WITH_INFINITIVE
    return True


def _is_infinitive(sentence: list[Word], i: int) -> bool:
    """True for the "sell" of "to sell the boats": a base form, or a plain word with an object after it."""
    word = sentence[i]
    if word.sort is Sort.PRESENT and not word.lower.endswith("s"):
        return True
    after = sentence[i + 1] if i + 1 < len(sentence) else None
    plain = word.sort is Sort.NOUN and word.lower == word.text and not is_plural(word.text)
    return plain and after is not None and after.sort in (Sort.DETERMINER, Sort.PRONOUN)


def _coordinates(sentence: list[Word], i: int) -> bool:
    """Whether "and" at `i` joins two nouns of the phrase ("oil and gas"), not a clause or a figure of its own."""
    if i + 1 >= len(sentence):
        return False
    following = sentence[i + 1]
    if following.sort not in (Sort.NOUN, Sort.GERUND) or _is_time(sentence, i + 1):
        return False
    for k in range(i + 2, min(i + 5, len(sentence))):
        if sentence[k].sort in (Sort.MARK, Sort.PREPOSITION, Sort.SUBORDINATOR):
            return True
        if is_verb_at(sentence, k):
            return False
    return True


def _is_participle(view: str, sentence: list[Word], i: int) -> bool:
    """ "agreements [signed] between the two", "the price [paid] for it"; not "the men [agreed] to"."""
    after = sentence[i + 1] if i + 1 < len(sentence) else None
    if i and sentence[i - 1].sort in _BEFORE_DETERMINER and sentence[i - 1].lower not in ("those", "these"):
        return True  # "of registered voters"
    if sentence[i].lower in _TABLE["finite_only"] or after is None or after.lower not in _PLACING:
        return False
    if after.lower == "to" and sentence[i].lower not in _WITH_INFINITIVE:
        return False
    return _has_verb_before(view, sentence[0].start) or any(
        is_verb_at(sentence, k) for k in range(i + 2, len(sentence))
    )


def _has_verb_before(view: str, at: int) -> bool:
    """True where the sentence has its verb before `at`, so that a past form after it may describe a noun."""
    sentence = sentence_before(view, at)
    clause = max((k for k, word in enumerate(sentence) if word.sort is Sort.SUBORDINATOR), default=0)
    return any(is_verb_at(sentence, k) for k in range(clause + 1, len(sentence) - 1))


def sentence_before(view: str, at: int) -> list[Word]:
    """The words before `at` back to the end of the sentence before, or to a bracket that opens."""
    sentence = words_in(view, _word_start(view, max(0, at - REACH)), at)
    for i in range(len(sentence) - 1, -1, -1):
        word = sentence[i]
        if word.sort is not Sort.MARK:
            continue
        label = word.text == ":" and i == len(sentence) - 1
        opens = word.text in '(["' and i < len(sentence) - 1
        if opens or (not label and ends_sentence(view, word, sentence[i - 1] if i else None)):
            return sentence[i + 1 :]
    return sentence


def _word_start(view: str, at: int) -> int:
    """`at`, or the next space where a word runs over it."""
    if at == 0:
        return 0
    space = view.find(" ", at, at + 30)
    return at if space < 0 else space


def phrase_before(view: str, sentence: list[Word], last: int) -> str:
    """The noun phrase whose last word is `sentence[last]`, with the modifiers before and inside it, or ""."""
    if sentence[last].sort not in (Sort.NOUN, Sort.PRESENT, Sort.PAST, Sort.GERUND, Sort.TIME):
        return ""
    first = last
    while first > 0 and last - first < _LONGEST and _belongs(view, sentence, first - 1, last):
        first -= 1
    while first <= last and (
        sentence[first].sort in _OPEN or sentence[first].sort is Sort.MARK or _is_time(sentence, first)
    ):
        first += 1
    while first <= last and sentence[first].sort is Sort.NUMBER and last > first and _is_year(sentence[first]):
        first += 1
    return text_of(view, sentence, first, last + 1)


def _belongs(view: str, sentence: list[Word], i: int, last: int) -> bool:
    """Whether the word at `i` stands in the phrase that the words after it, up to `last`, end."""
    word = sentence[i]
    following = sentence[i + 1] if i < last else None
    before = sentence[i - 1] if i else None
    if word.sort is Sort.MARK:
        return word.text in ("'", "$", "%", "&") or (word.text == "." and not ends_sentence(view, word, before))
    if word.sort in (Sort.SUBORDINATOR, Sort.PRONOUN, Sort.AUXILIARY, Sort.ADVERB):
        return False
    if following is not None and following.sort is Sort.DETERMINER and word.sort in (Sort.NOUN, Sort.GERUND):
        return following.lower in ("one", "both")
    if (
        following is not None
        and following.lower in ("the", "its", "a", "an", "their")
        and word.sort is Sort.CONJUNCTION
    ):
        return False
    if word.sort is Sort.CONJUNCTION:
        return (
            following is not None
            and following.sort in (Sort.NOUN, Sort.PRESENT)
            and before is not None
            and (before.sort in (Sort.NOUN, Sort.PRESENT))
        )
    if word.sort is Sort.PREPOSITION:
        if following is None or following.sort is Sort.MARK or word.lower in ("per", "than", "like"):
            return False
        return word.lower not in ("with", "by", "as") or following.sort is not Sort.DETERMINER
    if word.sort is Sort.NUMBER:
        return before is not None and before.sort in (Sort.DETERMINER, Sort.PREPOSITION)
    if word.sort is Sort.PAST:
        return before is not None and before.sort in (Sort.DETERMINER, Sort.PREPOSITION) and before.lower != "to"
    if word.sort is Sort.TIME:
        return False
    return not is_verb_at(sentence, i)
