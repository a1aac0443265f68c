"""The server as a process: it says where it is, serves, and stops when it is told to."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.conftest import ROOT

SERVE = "import sys; from rag import Assistant; from ui.web import serve; serve(Assistant.open(sys.argv[1]), port=0)"


@pytest.mark.slow
def test_a_server_from_start_to_stop(seeds_folder: Path) -> None:
    command = [sys.executable, "-c", SERVE, str(seeds_folder)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert address, said
        with httpx.Client(base_url=address[0], timeout=60) as client:
            assert client.get("/healthz").json()["documents"] == 5
            assert "gradio-app" in client.get("/").text
            asked = client.post("/api/ask", json={"question": "Why did Russia condemn NATO?"})
            assert asked.json()["quotes"]
            process.send_signal(signal.SIGINT)
            _, complaints = process.communicate(timeout=20)
    assert process.returncode == 0, complaints
    assert "Traceback" not in complaints
