"""The port stays cheap to import."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["port", "choice", "structured", "memory", "tokens", "prices"])
def test_no_client_is_imported_before_a_remote_model_is_used(module):
    code = (
        f"import sys, interviewer.models.{module}; "
        "print([m for m in ('openai','tenacity','tiktoken','genai_prices','httpx2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
