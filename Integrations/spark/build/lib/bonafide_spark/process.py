"""Runs one bonafide process for the rows of a partition."""

import os
import subprocess
import tempfile
import threading

_INPUT_REJECTED = 3


class ScorerError(RuntimeError):
    """The scorer ended with an error; the text is its own message and names no applicant."""


def pump(command, lines, environment=None):
    """Feeds lines of bytes to a process and yields the lines it writes, as they come.

    A thread writes while the caller reads, so neither side waits for the other. A process that found nothing wrong but
    single rows ends well. Anything else raises ScorerError with what it said.
    """
    said = tempfile.TemporaryFile()
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said,
        env={**os.environ, **(environment or {})})
    failed = []
    writer = threading.Thread(target=_write, args=(process, lines, failed), daemon=True)
    writer.start()
    try:
        for line in process.stdout:
            yield line
        writer.join()
        code = process.wait()
        if failed:
            raise failed[0]
        if code not in (0, _INPUT_REJECTED):
            raise ScorerError(f"bonafide ended with exit code {code}: {_text(said)}")
        if code == _INPUT_REJECTED and b"rejected" not in _bytes(said):
            raise ScorerError(f"bonafide refused its input: {_text(said)}")
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        process.stdout.close()
        said.close()


def _write(process, lines, failed):
    try:
        with process.stdin as pipe:
            for line in lines:
                pipe.write(line)
                pipe.write(b"\n")
    except BrokenPipeError:
        pass  # the process ended early; its exit code tells why
    except BaseException as error:  # the rows come from Spark, whose errors belong to the reading thread
        failed.append(error)
        process.kill()


def _bytes(said):
    said.seek(0)
    return said.read(65536)


def _text(said):
    return _bytes(said).decode("utf-8", "replace").strip()
