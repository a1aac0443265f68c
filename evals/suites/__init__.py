"""Public benchmarks, one a file. Their data is not shipped; where it is absent they are skipped."""

from evals.suites.chroma import CHROMA
from evals.suites.cranfield import CRANFIELD
from evals.suites.data import benchmark_folder
from evals.suites.onestopqa import ONESTOPQA
from evals.suites.speakers import SPEAKERS
from evals.suites.squad2 import SQUAD2
from evals.suites.suite import Suite, suite_report
from evals.suites.trecqa import TRECQA
from evals.suites.twofold import TWOFOLD
from evals.suites.xquad import XQUAD

SUITES: dict[str, Suite] = {
    suite.name: suite for suite in (ONESTOPQA, SQUAD2, TWOFOLD, XQUAD, TRECQA, CHROMA, CRANFIELD, SPEAKERS)
}

__all__ = ["SUITES", "Suite", "benchmark_folder", "suite_report"]
