"""How nbgrader runs the exercises. Copy it into a course folder of your own: see the instructors' page."""

from pathlib import Path

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor, Preprocessor
from nbgrader.preprocessors import ClearHiddenTests, GetGrades


class OneLineErrors(Preprocessor):
    """Leave one line of an error in feedback: a traceback quotes the code around it, which may be a hidden test."""

    enabled = True

    def preprocess_cell(self, cell, resources, index):
        """Shorten the errors of one cell; those of `pvcourse.checks` are one line already."""
        for output in cell.get("outputs", []):
            if output.output_type == "error" and output.ename != "AnswerError":
                output.traceback = [f"{output.ename}: {output.evalue}"]
        return cell, resources


c = get_config()  # noqa: F821  (nbgrader provides it)

c.CourseDirectory.course_id = "public-value"

# Where release and collect pass notebooks on; on a shared server, name a folder that learners can reach.
c.Exchange.root = str(Path.cwd() / "exchange")

# What stands in place of a solution in the notebook that learners get.
c.ClearSolutions.code_stub = {"python": "# Your answer goes in place of the three dots above."}
c.ClearSolutions.text_stub = "*Write your answer here, in place of this line.*"

# nbgrader's own feedback shows hidden tests (its issues 917 and 1363): take them out, in source and in errors.
c.GenerateFeedback.preprocessors = [GetGrades, ClearHiddenTests, OneLineErrors, CSSHTMLHeaderPreprocessor]

# What a collected file is called: the learner's id, an underscore, the notebook's name.
c.FileNameCollectorPlugin.named_regexp = r".*[\\/](?P<student_id>[^\\/_]+)_(?P<file_id>[^\\/]+)\.ipynb"
