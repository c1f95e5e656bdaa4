"""Where the content of an attribution stands behind its cue, and where it ends."""

from __future__ import annotations

from functools import cache

from claims.analysis.extraction.attribution_grammar import (
    DAYS,
    clause_end,
    finite_at,
    has_finite,
    is_adverb,
    is_nominal,
)
from claims.analysis.extraction.attribution_tokens import Kind, Token
from claims.analysis.extraction.attribution_words import auxiliaries
from claims.analysis.extraction.cues import CueVerb, Tag, words
from claims.analysis.lexicon import load

# How many tokens may stand between a verb of saying and the "that" or quotation that belongs to it.
_REACH = 16
# How many tokens may stand between a cue in the middle of a sentence and the comma that closes it off.
_INSERTED = 10


def content_after(tokens: list[Token], after: int, verb: CueVerb) -> tuple[int, int, str] | None:
    """Where the content begins and ends when it follows the verb, and the rule that says so."""
    if verb.takes == {"that"}:
        if after < len(tokens) and tokens[after].lower == "that":
            return after, clause_end(tokens, after + 1), "attribution.that_clause"
        return None
    if verb.takes & {"clause", "quote", "person"}:
        marked = _marked(tokens, after, verb)
        if marked is not None:
            return marked
        enclosed = _behind_insertion(tokens, after, verb)
        if enclosed is not None:
            return enclosed
    at = skip_time(tokens, after)
    if at >= len(tokens) or tokens[at].kind is Kind.END:
        return None
    if tokens[at].lower == "to" and "infinitive" in verb.takes and at + 1 < len(tokens):
        return at, _infinitive_end(tokens, at), "attribution.infinitive"
    return _behind_person(tokens, at, verb) or _plain_content(tokens, at, verb)


def _behind_insertion(tokens: list[Token], after: int, verb: CueVerb) -> tuple[int, int, str] | None:
    """`Riba says, rain or shine, the fair will open`: a clause behind a few words in commas."""
    if verb.lemma not in _bare_verbs() or after >= len(tokens) or tokens[after].text != ",":
        return None
    comma = next((k for k in range(after + 1, min(after + _INSERTED, len(tokens))) if tokens[k].text == ","), None)
    if comma is None or comma + 2 >= len(tokens) or has_finite(tokens, after, comma):
        return None
    first = tokens[comma + 1]
    whole = first.lower.split("'")[0]
    begins = whole in words("subject") or first.lower in words("determiner") or first.capital
    if whole != first.lower and whole in words("subject"):
        return comma + 1, clause_end(tokens, comma + 1), "attribution.bare_clause"  # "he's staying"
    if not begins or not any(finite_at(tokens, k) for k in range(comma + 2, min(comma + 8, len(tokens)))):
        return None
    return comma + 1, clause_end(tokens, comma + 1), "attribution.bare_clause"


_QUESTIONS = frozenset({"that", "if", "whether", "why", "how", "what", "whatever", "once"})


def _behind_person(tokens: list[Token], at: int, verb: CueVerb) -> tuple[int, int, str] | None:
    """`told the board it was late`, `urged voters to stay`, `accused the firm of fraud`."""
    if "person" in verb.takes or "urge" in verb.groups:
        person = person_end(tokens, at)
        if person is not None and person < len(tokens):
            end = clause_end(tokens, person)
            if tokens[person].lower == "to" and "infinitive" in verb.takes:
                return person, end, "attribution.addressee_infinitive"
            joined = tokens[person].lower in words("subordinator") and tokens[person].lower not in _QUESTIONS
            told = "tell" in verb.groups and not joined and tokens[person].text != ","
            if told and has_finite(tokens, person, end):
                return person, end, "attribution.addressee_clause"
    links = ("to",) if verb.lemma in ("attribute", "ascribe") else ("of", "for", "with")
    if "accusation" in verb.takes and any(t.lower in links for t in tokens[at : at + 10]):
        return at, object_end(tokens, at), "attribution.accusation"
    return None


def _plain_content(tokens: list[Token], at: int, verb: CueVerb) -> tuple[int, int, str] | None:
    """A clause without "that", or a noun phrase."""
    token = tokens[at]
    if token.text in (",", ")", "("):
        return None
    if token.lower in ("when", "while", "as", "after", "before", "because", "since", "until", "although", "though"):
        return None
    if token.lower in auxiliaries() and token.lower not in ("being", "having"):
        return None  # "the pact that the two have agreed is old": the object stands before
    end = clause_end(tokens, at)
    if verb.takes & {"clause", "quote"} and (token.lower not in words("preposition") or _least(tokens, at)):
        pause = next((k for k in range(at + 1, end) if _pauses(tokens[k])), end)
        predicated = any(finite_at(tokens, k) for k in range(at, pause))
        if predicated or (verb.lemma in _bare_verbs() and has_finite(tokens, at, end)):
            return at, end, "attribution.bare_clause"
    if verb.takes & {"predicate", "object"} or token.kind is Kind.QUOTE:
        if token.lower in words("preposition") and token.lower not in ("about", "against", "for", "on", "of"):
            return None
        return at, object_end(tokens, at), "attribution.object"
    return None


@cache
def _numerals() -> frozenset[str]:
    """The number words of one word below a hundred, with "half" and "dozen"."""
    table = load("numbers")
    return frozenset({*table["units"], *table["teens"], *table["tens"], "half", "dozen"})


def _least(tokens: list[Token], at: int) -> bool:
    """`at least three officers were late`: the clause begins with a number and its bound."""
    bound = tokens[at].lower in ("at", "about", "around", "over", "under", "up")
    return bound and any(t.kind is Kind.NUMBER or t.lower in _numerals() for t in tokens[at + 1 : at + 4])


def _pauses(token: Token) -> bool:
    """Whether the first clause has its verb before this, if it has one: a comma, a bracket, a relative clause."""
    return token.text in (",", "(") or token.kind is Kind.DASH or token.lower in ("that", "which", "who", "whose")


@cache
def _bare_verbs() -> frozenset[str]:
    """Verbs after which a clause needs no "that", and a quoted predicate is enough to see one."""
    return frozenset(load("cues")["speech"]["bare"])


def _marked(tokens: list[Token], after: int, verb: CueVerb) -> tuple[int, int, str] | None:
    """Content that says where it begins: with "that", a colon, or quotation marks."""
    n = len(tokens)
    if after < n and tokens[after].text == ",":
        # "argues, in a paper published in March, that ..."
        closing = next((k for k in range(after + 1, min(after + _REACH, n - 1)) if tokens[k].text == ","), n)
        if closing < n and tokens[closing + 1].lower == "that" and tokens[after + 1].lower in words("preposition"):
            return closing + 1, clause_end(tokens, closing + 2), "attribution.that_clause"
    for k in range(after, min(after + _REACH, n)):
        token = tokens[k]
        if token.text == ":":
            return (
                (k + 1, clause_end(tokens, k + 1), "attribution.colon_after_cue")
                if k + 1 < n
                else (k, k, "attribution.before_colon")
            )
        if token.text == ";" or token.kind is Kind.END:
            return None
        if token.lower == "that" and (k == after or not _demonstrative(tokens, k)):
            if k > after and not verb.takes & {"person"} and _noun_between(tokens, after, k):
                return None  # "answered each step that they took": a relative clause
            return k, clause_end(tokens, k + 1), "attribution.that_clause"
        if (
            token.lower in ("whether", "if", "how", "why", "what")
            and k <= after + 3
            and not any(tokens[m].text == "," for m in range(after, k))
        ):
            return k, clause_end(tokens, k + 1), "attribution.question_clause"
        if token.kind is Kind.QUOTE and (k == after or tokens[k - 1].text == ","):
            return k, quoted_end(tokens, k), "attribution.quotation"
        if k > after and (finite_at(tokens, k) or token.lower in words("subject_only")):
            return None
    return None


def _noun_between(tokens: list[Token], after: int, that: int) -> bool:
    """Whether an object stands between verb and "that": a noun phrase that is no time and hangs on no preposition."""
    at = skip_time(tokens, after)
    first = tokens[at]
    if at >= that or first.text == "," or first.lower in words("preposition") or first.lower in words("object"):
        return False
    return (
        first.lower in words("determiner")
        or first.lower in words("possessive")
        or (not first.capital and is_nominal(first) and tokens[that - 1].text != ",")
    )


def _demonstrative(tokens: list[Token], k: int) -> bool:
    return tokens[k - 1].lower in words("preposition")


def quoted_end(tokens: list[Token], k: int) -> int:
    """The end of content that begins with the quotation at `k`: itself where it is a sentence, else its clause."""
    if len(tokens[k].text.split()) > 6 and (
        k + 1 >= len(tokens) or tokens[k + 1].kind is Kind.END or tokens[k].text[-2:-1] in ".!?"
    ):
        return k + 1
    return clause_end(tokens, k + 1)


def skip_time(tokens: list[Token], at: int) -> int:
    """Past "on Friday", "last week", "in a statement" behind a verb of saying."""
    n = len(tokens)
    carriers = load("cues")["nouns"]["carriers"]
    while at < n:
        token = tokens[at]
        if (token.lower in words("time") and token.lower not in ("this", "may")) or (
            is_adverb(token) and token.lower not in ("all", "both", "each", "even", "only")
        ):
            at += 1
        elif token.lower == "on" and at + 1 < n and tokens[at + 1].lower in words("time"):
            at += 2
        elif token.lower in ("in", "during") and any(t.lower in carriers for t in tokens[at + 1 : at + 4]):
            at = next(k for k in range(at + 1, at + 4) if tokens[k].lower in carriers) + 1
        else:
            break
    return at


def person_end(tokens: list[Token], at: int) -> int | None:
    """The position behind the person addressed, or None where none stands there."""
    n = len(tokens)
    if at >= n:
        return None
    owner = tokens[at].lower == "her" and at + 1 < n and tokens[at + 1].nominal and not finite_at(tokens, at + 1)
    if tokens[at].lower in words("object") and tokens[at].lower not in ("it",) and not owner:
        return skip_time(tokens, at + 1)
    j = at
    while j < n and j - at < 10 and is_nominal(tokens[j]) and not finite_at(tokens, j):
        if (j > at and tokens[j].lower in words("determiner")) or (tokens[j].lower in words("possessive") and j > at):
            break
        j += 1
        if j < n and tokens[j].lower in ("of", "in", "at", "and") and j + 1 < n and is_nominal(tokens[j + 1]):
            j += 1 + (tokens[j + 1].lower in words("determiner") or tokens[j + 1].lower in words("possessive"))
    return skip_time(tokens, j) if j > at else None


def object_end(tokens: list[Token], at: int) -> int:
    """The end of a noun phrase with what hangs on it: to the first comma that is no list, or a new clause."""
    stop = clause_end(tokens, at)
    for k in range(at + 1, stop):
        token = tokens[k]
        if token.text == "," and not _list_goes_on(tokens, k, stop):
            return k
        if token.lower in ("while", "after", "before", "when", "because", "although", "though", "but"):
            return k
        if token.lower == "by" and k + 1 < stop and tokens[k + 1].has_tag(Tag.GERUND):
            return k  # "answered the letter by saying that ..."
        if token.capital and token.lower in DAYS:
            return k - (tokens[k - 1].lower == "on" and k - 1 > at)
        if token.lower == "and" and k + 1 < stop and _another_clause(tokens, k + 1, stop):
            return k
    return stop


def _another_clause(tokens: list[Token], k: int, stop: int) -> bool:
    """`... and left`, `... and Peru was content`: behind the "and" stands a verb, or a subject with its verb."""
    if finite_at(tokens, k) or tokens[k].has_tag(Tag.PAST):
        return True
    if not (tokens[k].capital or tokens[k].lower in words("subject_only")):
        return False
    return any(finite_at(tokens, m) for m in range(k + 1, min(k + 4, stop)))


def _infinitive_end(tokens: list[Token], at: int) -> int:
    """An infinitive ends before ", which", ", who" and ", but": what follows is the writer's again."""
    stop = clause_end(tokens, at)
    for k in range(at + 1, stop - 1):
        if tokens[k].text == "," and tokens[k + 1].lower in ("which", "who", "but", "where", "though", "as", "even"):
            return k
    return stop


def _list_goes_on(tokens: list[Token], comma: int, stop: int) -> bool:
    """`a loan, a new port and two ships`: the comma joins the parts of a list that ends with "and"."""
    for k in range(comma + 1, min(comma + 20, stop)):
        if finite_at(tokens, k) or tokens[k].lower in words("relative") or tokens[k].has_tag(Tag.GERUND):
            return False
        if tokens[k].lower in ("and", "or") and k > comma + 1:
            return k + 1 < stop and not finite_at(tokens, k + 1) and not tokens[k + 1].has_tag(Tag.PAST)
    return False


def enclosed_rest(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """`Prices, Riba told the daily, will rise`: the predicate behind the second comma; None where there is none.

    What goes on behind a semicolon is still the same source's.
    """
    n = len(tokens)
    comma = next((k for k in range(at, min(at + _INSERTED, n)) if tokens[k].text == "," or finite_at(tokens, k)), n)
    if comma + 1 >= n or tokens[comma].text != "," or any(t.lower in ("to", "that") for t in tokens[at:comma]):
        return None
    if tokens[comma + 1].lower in words("conjunction") or tokens[comma + 1].lower in words("relative"):
        return None
    end = clause_end(tokens, comma + 1)
    if not has_finite(tokens, comma + 1, end) and not _plural_predicate(tokens, comma + 1):
        return None
    while end < n and tokens[end].text == ";":
        end = clause_end(tokens, end + 1)
    return comma + 1, end


def _plural_predicate(tokens: list[Token], at: int) -> bool:
    """`Farmers, Riba notes, depend on rain`: a plural verb right behind the comma."""
    while at < len(tokens) and is_adverb(tokens[at]):
        at += 1
    return at < len(tokens) and tokens[at].has_tag(Tag.BASE) and not tokens[at].capital


def clause_start(tokens: list[Token], i: int) -> int:
    """Where the clause before position `i` begins: the sentence's start or the last semicolon."""
    for j in range(i - 1, -1, -1):
        if tokens[j].text == ";":
            return j + 1
    return 1 if tokens and tokens[0].lower in ("but", "and") and i > 1 else 0
