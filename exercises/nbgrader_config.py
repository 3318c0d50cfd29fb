"""How nbgrader runs the exercises. `pvcourse teach init` copies it into a course folder of yours; change it there."""

from pathlib import Path

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.preprocessors import GetGrades

from pvcourse.grading.plain import FoldChecks, GuardChecks, HideChecks, MendCells, TrimOutputs

c = get_config()  # noqa: F821  (nbgrader provides it)

c.CourseDirectory.course_id = "public-value"

# Where release and collect pass notebooks on; on a shared server, name a folder that learners can reach.
c.Exchange.root = str(Path.cwd() / "exchange")

# What stands in place of a solution in the notebook that learners get.
c.ClearSolutions.code_stub = {"python": "# Your answer goes in place of the three dots above."}
c.ClearSolutions.text_stub = "*Write your answer here, in place of this line.*"

# In the notebook that learners get, checks are folded away: reading one first would give answers away.
c.GenerateAssignment.preprocessors = [*GenerateAssignment.preprocessors.default(), FoldChecks]

# Before a submission runs, cells that are missing, doubled or renamed are put right, and each check gets a line in
# front that fails it if the library was altered. After it has run, an output without end is cut.
c.Autograde.sanitize_preprocessors = [MendCells, *Autograde.sanitize_preprocessors.default(), GuardChecks]
c.Autograde.autograde_preprocessors = [*Autograde.autograde_preprocessors.default(), TrimOutputs]

# nbgrader's own feedback shows hidden checks (its issues 917 and 1363): HideChecks takes them out.
c.GenerateFeedback.preprocessors = [GetGrades, HideChecks, CSSHTMLHeaderPreprocessor]

# What a collected file is called: the learner's id, an underscore, the notebook's name.
c.FileNameCollectorPlugin.named_regexp = r".*[\\/](?P<student_id>[^\\/_]+)_(?P<file_id>[^\\/]+)\.ipynb"
