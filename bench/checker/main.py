"""Measures what `bokslut check` finds: see README.md. `python -m bench.checker.main --help`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from . import reference
from .family import Family, families
from .faults import KINDS
from .formats.register import FORMATS
from .own import builds
from .reading import reading, tell_reading, write_missed
from .speed import goals, hundred_pages, speed
from .speed import tell as tell_speed
from .tell import tell, tell_alarms, tell_clean, tell_crashes, write_lists
from .trial import Result, clean_file, trial, trial_of

_QUICK = tuple(name for name in FORMATS if name != "web-pdf")
SPLITS = {
    "dev": "bench.checker.layouts.dev",
    "heldout": "bench.checker.heldout",
    "unseen": "bench.checker.unseen",
    "third": "bench.checker.third",
    "fourth": "bench.checker.fourth",
    "fifth": "bench.checker.fifth",
    "sixth": "bench.checker.sixth",
    "seventh": "bench.checker.seventh",
    "eighth": "bench.checker.eighth",
    "ninth": "bench.checker.ninth",
    "tenth": "bench.checker.tenth",
    "eleventh": "bench.checker.eleventh",
    "twelfth": "bench.checker.twelfth",
    "thirteenth": "bench.checker.thirteenth",
    "fourteenth": "bench.checker.fourteenth",
    "fifteenth": "bench.checker.fifteenth",
    "sixteenth": "bench.checker.sixteenth",
    "seventeenth": "bench.checker.seventeenth",
    "eighteenth": "bench.checker.eighteenth",
    "nineteenth": "bench.checker.nineteenth",
    "twentieth": "bench.checker.twentieth",
    "twentyfirst": "bench.checker.twentyfirst",
    "twentysecond": "bench.checker.twentysecond",
    "twentythird": "bench.checker.twentythird",
    "twentyfourth": "bench.checker.twentyfourth",
    "twentyfifth": "bench.checker.twentyfifth",
    "twentysixth": "bench.checker.twentysixth",
}


def main(words: list[str] | None = None) -> int:
    """Runs what is asked for and prints it."""
    asked = _parser().parse_args(words)
    found = families(SPLITS[asked.split])
    names = asked.families.split(",") if asked.families else [*found]
    chosen = [found[name] for name in names]
    formats = asked.formats.split(",")
    seeds = range(asked.first, asked.first + asked.seeds)
    if asked.write:
        _write(chosen, seeds, formats, asked.write)
        return 0
    results: list[Result] = []
    for part in asked.parts.split(","):
        began = time.perf_counter()
        if part == "families":
            work = [(asked.split, name) for name in names]
            some = list(_all(work, seeds, formats, asked.each, asked))
            print(f"## Families of {asked.split}, seeds {seeds[0]} to {seeds[-1]}\n\n{tell(some)}")
        elif part == "clean":
            some = _clean(asked, names, seeds, formats)
        elif part == "own":
            some = _own(asked, formats)
        elif part == "reference":
            some = _reference()
        elif part == "reading":
            some = []
            told = reading(chosen, seeds, formats)
            print(f"## What is read of {asked.split}, beside HTML\n\n{tell_reading(told)}")
            write_missed(told, asked.out)
        else:
            some = []
            _speed([*found.values()], asked)
        results += some
        print(tell_crashes(some), end="")
        print(f"\n{time.perf_counter() - began:.0f} s\n", flush=True)
    write_lists(results, asked.out)
    print(f"Misses and false alarms: {asked.out}/")
    return 0


def _clean(
    asked: argparse.Namespace, names: list[str], seeds: range, formats: list[str]
) -> list[Result]:
    """Papers without a fault, of several splits: what is said of them, by rule."""
    splits = asked.splits.split(",") if asked.splits else [asked.split]
    work = [
        (split, name)
        for split in splits
        for name in (families(SPLITS[split]) if asked.splits else names)
    ]
    results = list(_all(work, seeds, formats, 0, asked))
    print(f"## Clean papers of {', '.join(splits)}, seeds {seeds[0]} to {seeds[-1]}\n")
    print(tell_alarms(results))
    return results


def _own(asked: argparse.Namespace, formats: list[str]) -> list[Result]:
    """Our own builds: as they are in all their formats, and as papers with faults."""
    results: list[Result] = []
    files: list[Result] = []
    for one in builds(asked.out / "builds", asked.own_seeds):
        for path in one.files:
            files += clean_file(path, one.name)
        results += trial_of(one.report, one.name, asked.first - 1, formats, asked.each)
    print("## Our own builds, as files without a fault\n\n" + tell_clean(files))
    print("\n## Our own builds with faults\n\n" + tell(results))
    return [*files, *results]


def _reference() -> list[Result]:
    told = reference.as_published()
    print("## The reference as published\n")
    print(f"errors in tables: {told.in_tables} of {len(reference.ERRORS)} found")
    print(f"contradictions in texts: {told.in_text} of {len(reference.IN_TEXT)} found")
    print(f"false errors: {len(told.false)}")
    for one in told.false:
        print(f"  line {one.place.line}: {one.message()}")
    results = list(reference.results())
    print("\n## The reference put right, with faults by hand\n\n" + tell(results))
    return results


def _speed(all_families: list[Family], asked: argparse.Namespace) -> None:
    folder = asked.out / "builds"
    paths = [hundred_pages(all_families, folder), reference.TEXT]
    paths += [path for one in builds(folder, 0) for path in one.files if path.suffix == ".pdf"]
    print("## Speed after start-up, best of three\n")
    told = [speed(path) for path in paths]
    print(tell_speed(told) + "\n\n" + goals(told))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.checker", description=__doc__)
    parser.add_argument(
        "--parts",
        default="families",
        help="of families, clean, own, reference, reading, speed; commas between",
    )
    parser.add_argument("--split", choices=sorted(SPLITS), default="dev")
    parser.add_argument(
        "--splits",
        default="",
        help="those of --parts clean, commas between; that of --split else",
    )
    parser.add_argument("--families", default="", help="names with commas between; all else")
    parser.add_argument("--seeds", type=int, default=2, help="municipalities for each family")
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--formats", default=",".join(_QUICK), help=f"of {', '.join(FORMATS)}")
    parser.add_argument("--each", type=int, default=2, help="faults of each kind in each report")
    parser.add_argument("--kinds", default="", help=f"of {', '.join(KINDS)}; all else")
    parser.add_argument("--own-seeds", type=int, default=1, help="other seeds of our own example")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--out", type=Path, default=Path("out/bench-checker"))
    parser.add_argument("--write", type=Path, help="write the clean reports there, and stop")
    return parser


def _all(
    families_of: list[tuple[str, str]],
    seeds: range,
    formats: list[str],
    each: int,
    asked: argparse.Namespace,
) -> Iterator[Result]:
    kinds = asked.kinds.split(",") if asked.kinds else [*KINDS]
    work = [
        (split, name, seed, formats, each, kinds) for split, name in families_of for seed in seeds
    ]
    if asked.jobs == 1:
        done: Iterator[list[Result]] = map(_one, work)
    else:
        pool = ProcessPoolExecutor(asked.jobs)
        done = pool.map(_one, work)
    for number, some in enumerate(done, 1):
        print(f"\r{number} of {len(work)}", end="", file=sys.stderr, flush=True)
        yield from some
    print(file=sys.stderr)


def _one(work: tuple[str, str, int, list[str], int, list[str]]) -> list[Result]:
    split, name, seed, formats, each, kinds = work
    return list(trial(families(SPLITS[split])[name], seed, formats, each, kinds))


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
