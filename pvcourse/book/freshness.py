"""Nothing stale in the book: a change in the library or the data runs the lessons again.

Jupyter Book keeps what a notebook gave until its *cells* change. Ours also depend on `pvcourse` and its data, so the
folder of kept results is named by their content, and a new name makes Sphinx read every page anew.
"""

import hashlib
import shutil
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from pvcourse.folders import data_folder

PACKAGE = Path(__file__).parents[1]
KEPT = ".results-"


def content_of_the_course() -> str:
    """Return a short name for what the lessons are made of: the package's files and the data."""
    files = sorted(p for folder in (PACKAGE, data_folder()) for p in folder.rglob("*") if p.is_file())
    digest = hashlib.sha256()
    for path in files:
        if "__pycache__" not in path.parts:
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def name_the_results(app: Sphinx, config: Config) -> None:
    """Keep results under the content's name, and drop those of earlier content."""
    config["course_content"] = content_of_the_course()
    build = Path(app.outdir).parent
    current = build / f"{KEPT}{config['course_content']}"
    config["nb_execution_cache_path"] = str(current)
    for earlier in set(build.glob(f"{KEPT}*")) - {current}:
        shutil.rmtree(earlier)


def setup(app: Sphinx) -> dict[str, Any]:
    """Name the kept results by the content that they came from."""
    app.add_config_value("course_content", "", "env", str)
    # Before myst-nb reads its own settings from the configuration.
    app.connect("config-inited", name_the_results, priority=1)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
