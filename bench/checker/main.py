"""Measures what `bokslut check` finds: see README.md. `python -m bench.checker.main --help`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from .family import Family, families
from .formats.register import FORMATS
from .tell import tell, write_lists
from .trial import Result, trial

_QUICK = tuple(name for name in FORMATS if name != "pdf")
_SPLITS = {"dev": "bench.checker.layouts.dev", "heldout": "bench.checker.heldout"}


def main(words: list[str] | None = None) -> int:
    """Runs what is asked for and prints it."""
    asked = _parser().parse_args(words)
    found = families(_SPLITS[asked.split])
    chosen = (
        [found[name] for name in asked.families.split(",")] if asked.families else [*found.values()]
    )
    formats = asked.formats.split(",")
    seeds = range(asked.first, asked.first + asked.seeds)
    if asked.write:
        _write(chosen, seeds, formats, asked.write)
        return 0
    began = time.perf_counter()
    results = list(_all(asked.split, [one.name for one in chosen], seeds, formats, asked))
    print(tell(results))
    print(
        f"\n{time.perf_counter() - began:.0f} s; lists of misses and false alarms in {asked.out}/"
    )
    write_lists(results, asked.out)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.checker", description=__doc__)
    parser.add_argument("--split", choices=sorted(_SPLITS), default="dev")
    parser.add_argument("--families", default="", help="names with commas between; all else")
    parser.add_argument("--seeds", type=int, default=2, help="municipalities for each family")
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--formats", default=",".join(_QUICK), help=f"of {', '.join(FORMATS)}")
    parser.add_argument("--each", type=int, default=2, help="faults of each kind in each report")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--out", type=Path, default=Path("out/bench-checker"))
    parser.add_argument("--write", type=Path, help="write the clean reports there, and stop")
    return parser


def _all(
    split: str, names: list[str], seeds: range, formats: list[str], asked: argparse.Namespace
) -> Iterator[Result]:
    work = [(split, name, seed, formats, asked.each) for name in names for seed in seeds]
    if asked.jobs == 1:
        done: Iterator[list[Result]] = map(_one, work)
    else:
        pool = ProcessPoolExecutor(asked.jobs)
        done = pool.map(_one, work)
    for number, some in enumerate(done, 1):
        print(f"\r{number} of {len(work)}", end="", file=sys.stderr, flush=True)
        yield from some
    print(file=sys.stderr)


def _one(work: tuple[str, str, int, list[str], int]) -> list[Result]:
    split, name, seed, formats, each = work
    return list(trial(families(_SPLITS[split])[name], seed, formats, each))


def _write(chosen: list[Family], seeds: range, formats: list[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for family in chosen:
        for seed in seeds:
            paper = family.report(seed).paper
            for format in formats:
                end, write = FORMATS[format]
                path = folder / f"{family.name}-{seed}-{format}.{end}"
                path.write_bytes(write(paper))
                print(path)


if __name__ == "__main__":
    sys.exit(main())
