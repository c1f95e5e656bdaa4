"""The benchmark's own logic: what is run, what is said where something is missing, and how figures become tables."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from benchmarks import reading, tables
from benchmarks.measures import CEILING, WHENCE, MissingError, Results, Sources, speed_tasks
from benchmarks.peers import FLOOR, PEERS, Peer, Place, environments, find_places
from benchmarks.probe import by_paragraph, growth, joined, load_adapter, throughput
from benchmarks.running import Outcome, collected, own_place, probe, run
from benchmarks.seed_values import dated, days, figure, moved, paragraphs

HERE = own_place()
VARIABLES = ("WHENCE_MEASURE", "WHENCE_BENCHMARKS", "WHENCE_ORIGINALS", "WHENCE_PEERS", "NODE_PATH")
SCORER = """
import argparse, json
parser = argparse.ArgumentParser()
parser.add_argument("--json")
options, rest = parser.parse_known_args()
json.dump({"figures": {"currency (supported; 3 cases, 0 skipped)": {"value": {"f1": 0.5}, "value+unit": {"f1": 0.25}}}},
          open(options.json, "w"))
"""


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A folder of scorers that all give the same, and a folder of data."""
    measure, data = tmp_path / "measure", tmp_path / "data"
    for folder in (
        measure / "adapters",
        data / "recognizers-text" / "Specs",
        data / "quantulum3",
        data / "polnear" / "data" / "dev" / "text",
    ):
        folder.mkdir(parents=True)
    for name in ("quantities", "dates", "attribution", "seeds"):
        (measure / f"score_{name}.py").write_text(SCORER, encoding="utf-8")
    return measure, data


def words(text: str) -> list[str]:
    return text.split()


class TestWhatIsMissing:
    def test_scorers_that_nobody_named(self) -> None:
        with pytest.raises(SystemExit, match="--measure or in WHENCE_MEASURE"):
            reading.main([])

    def test_data_that_nobody_named(self, tmp_path: Path) -> None:
        with pytest.raises(SystemExit, match="--data or in WHENCE_BENCHMARKS"):
            reading.main(["--measure", str(tmp_path)])

    @pytest.mark.parametrize(
        ("gone", "option"), [("score_dates.py", "--measure"), ("recognizers-text", "--data"), ("polnear", "--data")]
    )
    def test_a_part_that_is_not_there(self, folders: tuple[Path, Path], gone: str, option: str) -> None:
        measure, data = folders
        for folder in folders:
            if (folder / gone).exists():
                (folder / gone).rename(folder / "elsewhere")
        with pytest.raises(MissingError, match=f"{gone}.*{option}"):
            Sources(measure, data).check()

    def test_a_page_without_a_place_for_the_figures(self, tmp_path: Path) -> None:
        page = tmp_path / "page.md"
        with pytest.raises(MissingError, match="is not there"):
            reading.page_parts(page)
        page.write_text(f"# Title\n{reading.START}\nold", encoding="utf-8")
        with pytest.raises(MissingError, match="no place for the figures"):
            reading.page_parts(page)

    def test_a_peer_that_nobody_knows(self, folders: tuple[Path, Path]) -> None:
        measure, data = folders
        with pytest.raises(SystemExit, match="no peer crystal ball; there are quantulum3"):
            reading.main(["--measure", str(measure), "--data", str(data), "--peer", "crystal ball"])

    def test_an_interpreter_that_is_not_there(self, folders: tuple[Path, Path]) -> None:
        measure, data = folders
        with pytest.raises(SystemExit, match="NAME=PATH"):
            reading.main(["--measure", str(measure), "--data", str(data), "--peer-python", "quantulum3=/no/such"])


class TestPeers:
    def test_a_peer_runs_where_all_its_packages_are(self) -> None:
        here = Path(sys.executable)
        inside, outside = Peer("tests", {}, ("pytest",)), Peer("none", {}, ("pytest", "no-such-package-here"))
        places = find_places([inside, outside], {"one": here}, own_python=here, node_modules=None)
        assert places.keys() == {"tests"}
        assert places["tests"].version == pytest.__version__

    def test_an_interpreter_that_cannot_be_asked_holds_nothing(self, tmp_path: Path) -> None:
        places = find_places(PEERS, {"one": tmp_path / "gone"}, own_python=HERE.python, node_modules=None)
        assert places == {}

    def test_javascript_peers_are_folders_of_packages(self, tmp_path: Path) -> None:
        (tmp_path / "chrono-node").mkdir()
        (tmp_path / "chrono-node" / "package.json").write_text('{"version": "2.1"}', encoding="utf-8")
        places = find_places(PEERS, {}, own_python=HERE.python, node_modules=tmp_path)
        assert {name: place.version for name, place in places.items()} == {"chrono-node": "2.1"}

    def test_environments_are_found_in_a_folder_and_by_name(self, tmp_path: Path) -> None:
        (tmp_path / "a" / "bin").mkdir(parents=True)
        (tmp_path / "a" / "bin" / "python").touch()
        (tmp_path / "notes").mkdir()
        named = {"quantulum3": Path("elsewhere")}
        assert environments(tmp_path, named) == {"a": tmp_path / "a" / "bin" / "python"} | named
        assert environments(None, {}) == {}

    def test_names_are_one_reader_each(self) -> None:
        names = [peer.name for peer in (WHENCE, *PEERS, FLOOR)]
        assert len(names) == len(set(names))
        assert all(peer.packages and peer.adapters for peer in PEERS)


class TestRunning:
    def test_what_was_printed_until_the_limit_is_kept(self) -> None:
        code = "print('early', flush=True)\nimport time\ntime.sleep(60)"
        started = time.monotonic()
        outcome = run(["-c", code], HERE, limit=1)
        assert (outcome.output, outcome.reason) == ("early\n", "over 1 s")
        assert time.monotonic() - started < 30

    def test_what_a_program_started_ends_with_it(self, tmp_path: Path) -> None:
        mark = tmp_path / "mark"
        child = f"import time, pathlib; time.sleep(3); pathlib.Path({str(mark)!r}).touch()"
        code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
        assert run(["-c", code], HERE, limit=1).reason == "over 1 s"
        time.sleep(3)
        assert not mark.exists()

    def test_a_failure_is_told_by_its_last_line(self) -> None:
        assert run(["-c", "raise LookupError('no such table')"], HERE, limit=20).reason == "LookupError: no such table"
        assert run(["-c", "raise SystemExit(3)"], HERE, limit=20).reason == "exit code 3"

    def test_a_probe_measures_an_adapter(self, tmp_path: Path) -> None:
        (tmp_path / "split_words.py").write_text("def find(text):\n    return text.split()\n", encoding="utf-8")
        (tmp_path / "a.txt").write_text("Four ferries sailed. " * 50, encoding="utf-8")
        found = probe("split_words:find", [tmp_path], [tmp_path], HERE, seconds=0.2).figures
        assert (found["texts"], found["of"], found["found"]) == (1, 1, 150)
        assert found["mb_per_s"] > 0
        assert found["first_s"] >= 0
        assert found["peak_mib"] > 1
        grown = probe("split_words:find", [tmp_path], [tmp_path], HERE, seconds=0.2, sizes=[100, 1000]).figures
        assert [step["size"] for step in grown["growth"]] == [100, 1000]

    def test_a_line_that_was_cut_off_is_left_out(self) -> None:
        lines = '{"first_s": 1}\nnoise\n{"growth": {"size": 4}}\n{"growth": {"size": 8}}\n{"mb_per_s": 0.'
        assert collected(lines) == {"first_s": 1, "growth": [{"size": 4}, {"size": 8}]}


class TestProbe:
    def test_an_adapter_is_named_by_module_and_function(self) -> None:
        assert load_adapter("math:sqrt", []) is __import__("math").sqrt

    def test_a_reader_of_short_texts_gets_one_paragraph_at_a_time(self) -> None:
        assert by_paragraph(lambda line: [line])("one\n\ntwo\r\n") == ["one", "two"]

    def test_a_text_has_the_size_that_was_asked_for(self) -> None:
        assert [len(joined(["one", "two"], size)) for size in (1, 7, 4000)] == [1, 7, 4000]

    def test_a_slow_reader_is_measured_on_a_part(self) -> None:
        def slow(text: str) -> list[str]:
            until = time.process_time() + 0.05
            while time.process_time() < until:
                pass
            return [text]

        found = throughput(slow, ["x" * 10] * 100, 0.2, [])
        assert found["texts"] < found["of"] == 100
        assert found["bytes"] == 10 * found["texts"]

    def test_growth_ends_before_what_would_take_too_long(self) -> None:
        def slow(text: str) -> list[str]:
            until = time.process_time() + len(text) / 1000
            while time.process_time() < until:
                pass
            return []

        steps = list(growth(slow, ["y" * 50], [10, 20, 100_000], 5.0, []))
        assert [step["size"] for step in steps] == [10, 20]
        assert steps[1]["seconds"] > steps[0]["seconds"]


class TestSeedValues:
    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("2014-05-03", ("2014-05-03", "2014-05-03")),
            ("2014-01-01/2015-01-01", ("2014-01-01", "2014-12-31")),
            ("XXXX-05-03", None),
            ("2014-05-03/", ("2014-05-03", "2014-05-03")),
            ("P3D", None),
            (None, None),
        ],
    )
    def test_days_of_a_value(self, value: str | None, expected: tuple[str, str] | None) -> None:
        assert days(value, lambda given: None if given is None else str(given)) == expected

    def test_a_bare_dollar_is_the_united_states(self) -> None:
        item = {"start": 0, "end": 4, "text": "$400", "amount": 400, "unit": "dollar", "kind": "money"}
        assert figure(item, lambda unit: (str(unit), 1.0))["unit"] == "USD"

    def test_what_is_found_in_a_paragraph_stands_in_the_text(self) -> None:
        text = "# Ports\r\n\r\nFour ferries\nand 12 boats"
        lines = list(paragraphs(text))
        assert [text[at : at + len(line)] for at, line in lines] == [line for _, line in lines]
        assert len(lines) == 3
        assert list(moved([{"start": 4, "end": 6}], lines[2][0])) == [
            {"start": text.index("12"), "end": text.index("12") + 2}
        ]

    def test_durations_are_no_dates(self) -> None:
        item = {"start": 0, "end": 6, "text": "3 days", "kind": "duration", "values": ["P3D"]}
        assert dated(item, str) is None
        assert dated(item | {"kind": "date", "values": ["2014-05-03"]}, str) == {
            "start": 0,
            "end": 6,
            "text": "3 days",
            "kind": "date",
            "earliest": "2014-05-03",
            "latest": "2014-05-03",
        }


class TestTables:
    def test_a_table_has_a_row_for_each(self) -> None:
        lines = list(tables.table(["reader", "F1"], [["Whence", "90.1"]]))
        assert lines == ["| reader | F1 |", "|---|---:|", "| Whence | 90.1 |"]

    def test_a_set_of_the_readers_own_is_starred(self) -> None:
        figures = {"currency (supported; 9 cases, 1 skipped)": {"value": {"f1": 0.5}, "value+unit": {"f1": 0.25}}}
        peer = Peer("theirs", {}, own=frozenset({"currency"}))
        results = Results(
            scores={"quantities": {"theirs": Outcome(figures=figures), "slow": Outcome(reason="over 9 s")}}
        )
        rows = list(tables.quantities(results, [peer]))
        assert rows[2].startswith("| theirs | 50.0 / 25.0 * | - |")
        assert rows[3].startswith("| slow (over 9 s) | - |")

    def test_people_come_last(self) -> None:
        columns = {name: {"f1": 0.5} for name in tables.ATTRIBUTION}
        results = Results(
            scores={"attribution": {CEILING: Outcome(figures=columns), "Whence": Outcome(figures=columns)}}
        )
        assert [row.split(" |")[0] for row in list(tables.attribution(results))[2:]] == ["| Whence", f"| {CEILING}"]

    def test_speed_is_told_beside_whence_at_the_same_task(self) -> None:
        fast = Outcome(
            figures={"mb_per_s": 2.0, "first_s": 0.25, "peak_mib": 41.0, "bytes": 9000, "texts": 2, "of": 2, "found": 7}
        )
        slow = Outcome(figures={"mb_per_s": 0.004, "first_s": 3.0, "bytes": 1000, "texts": 1, "of": 2})
        gone = Outcome(reason="over 60 s")
        results = Results(speed={("Whence", "dates"): fast, ("peer", "dates"): slow, ("other", "dates"): gone})
        results.by_paragraph["other", "dates"] = Outcome(figures={"mb_per_s": 0.5})
        assert list(tables.speed(results))[2:] == [
            "| dates | Whence | 2.0000 |  |  | 0.25 | 41 | 9 | 7 |",
            "| dates | peer | 0.0040 |  | 500 times | 3.00 | - | 1 (a part) | - |",
            "| dates | other (over 60 s) | - | 0.5000 | 4.0 times | - | - | - | - |",
        ]

    def test_growth_is_told_per_megabyte(self) -> None:
        steps = [{"size": 4_000, "seconds": 0.004}, {"size": 16_000, "seconds": 0.032}]
        results = Results(growth={("peer", "dates"): Outcome(figures={"growth": steps, "peak_mib": 30.0})})
        assert list(tables.growth(results))[2] == "| dates | peer | 1.00 | 2.00 | - | - | - | 30 |"

    def test_seeds_that_are_not_here_are_told(self) -> None:
        results = Results(scores={"seeds": {"Whence": Outcome(reason="the originals are not here")}})
        assert list(tables.seeds(results)) == ["the originals are not here"]
        results.scores["seeds"]["Whence"] = Outcome(figures={"money": [7, 8], "none": [0, 0]})
        assert list(tables.seeds(results))[-2:] == ["| money | 7 of 8 | 0.875 |", "| none | 0 of 0 | - |"]

    def test_peers_stand_beside_whence_with_what_they_read(self) -> None:
        theirs = Outcome(figures={"value recall: date": [3, 9], "value precision": [3, 4]})
        outcomes = {"Whence": Outcome(figures={"value recall: money": [7, 8]}), "peer": theirs}
        rows = list(tables.seeds(Results(scores={"seeds": outcomes})))
        assert rows[2:4] == ["| Whence | 7 of 8 | - | - | - | - | - |", "| peer | - | - | - | - | 3 of 9 | 3 of 4 |"]

    def test_a_peer_that_is_not_installed_is_listed_with_its_command(self) -> None:
        rows = list(tables.readers(PEERS, {"dateparser": Place(HERE.python, "1.5")}))
        assert "| dateparser | 1.5 | `pip install dateparser` |" in rows
        assert "| ctparse | not installed | `pip install ctparse` |" in rows
        assert any(row.startswith("| compromise | not installed | `npm install compromise") for row in rows)

    def test_tasks_stand_together(self) -> None:
        tasks = [task for _, task in speed_tasks([WHENCE, *PEERS, FLOOR])]
        assert tasks == sorted(tasks, key=list(dict.fromkeys(tasks)).index)


class TestTheCommand:
    def test_it_prints_a_table_and_records_it(
        self, folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        measure, data = folders
        page = tmp_path / "page.md"
        page.write_text(f"# Figures\n\n{reading.START}\nold\n{reading.END}\n\nBy hand.\n", encoding="utf-8")
        reading.main(["--measure", str(measure), "--data", str(data), "--only", "quantities", "--record", str(page)])
        printed = capsys.readouterr().out
        assert "| Whence | 50.0 / 25.0 | - |" in printed
        assert "| quantulum3 | not installed | `pip install quantulum3` |" in printed
        recorded = page.read_text(encoding="utf-8")
        assert printed.strip() in recorded
        assert recorded.startswith("# Figures\n\n<!--")
        assert recorded.endswith("-->\n\nBy hand.\n")
        assert "old" not in recorded
        again = reading.page_parts(page)
        assert again == ("# Figures\n\n", "\n\nBy hand.\n")

    def test_seeds_are_left_out_where_they_are_not(
        self, folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        measure, data = folders
        reading.main(["--measure", str(measure), "--data", str(data), "--only", "seeds"])
        assert "name their folder with --seeds" in capsys.readouterr().out
