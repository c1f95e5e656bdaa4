"""Say how two claims compare, related or not, and why."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandError, CommandParser

from claims.management.base import WhenceCommand
from claims.queries.choosing import ChoiceError
from claims.queries.choosing_claims import claim_named
from claims.reports.pair import render_pair
from claims.services.pairing import ClaimPair, PairError, explain_claims


class Command(WhenceCommand):
    """explain_pair A B [--json]"""

    help = "Say how two claims compare: what was read of each, which rule or gate decided, and what is stored."
    examples = """\
  manage.py explain_pair "turnover 2014" "trade volume"   each claim by words that only its statement has
  manage.py explain_pair 4f0c...-...-9d 81be...-...-02    by key, as the desk and the reports print it
  manage.py explain_pair KEY KEY --json                   keys of assertions work too; for programs"""

    def add_arguments(self, parser: CommandParser) -> None:
        """Which two, in which form."""
        for name in ("a", "b"):
            parser.add_argument(name, metavar=name.upper(), help="key of a claim or assertion, or words of a statement")
        parser.add_argument("--json", action="store_true", help="print the explanation as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Find both, print how they compare. Raises CommandError where not exactly one claim is meant."""
        self.require_database()
        try:
            (left, ours), (right, theirs) = claim_named(options["a"]), claim_named(options["b"])
            found = explain_claims(left, right, left_assertion=ours, right_assertion=theirs)
        except (ChoiceError, PairError) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(as_data(found), indent=1, ensure_ascii=False, default=str))
        else:
            self.stdout.write(render_pair(found), ending="")


def as_data(pair: ClaimPair) -> dict[str, Any]:
    """`pair` as JSON holds it: the claims by key and statement."""
    data = {name: getattr(pair, name) for name in ("grouped_by", "verdicts", "left_out", "dependences")}
    ends = {side: {"id": claim.pk, "statement": claim.statement} for side, claim in _ends(pair)}
    rows = {"pairs": [asdict(row) for row in pair.pairs], "unread": [asdict(row) for row in pair.unread]}
    return {**ends, "stored": asdict(pair.stored) if pair.stored else None, **data, **rows}


def _ends(pair: ClaimPair) -> tuple[tuple[str, Any], tuple[str, Any]]:
    return ("left", pair.left), ("right", pair.right)
