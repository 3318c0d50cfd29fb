"""Write feedback in which no hidden test shows, whatever a learner's code tried.

`pvcourse teach feedback ASSIGNMENT` writes nbgrader's own feedback pages. Where a notebook has hidden tests, they
show a second run of it, without them.
"""

import argparse

from pvcourse.grading.grade import add_course, add_running, limits_for, students_among, workers_for


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `pvcourse teach feedback` can be asked."""
    add_course(parser)
    add_running(parser)
    parser.add_argument("--force", action="store_true", help="write the pages that have not changed, too")


def run(arguments: argparse.Namespace) -> int:
    """Write the pages, tell how many, and return the exit status: 0, or 1 if a page could not be written."""
    from pvcourse.grading.course import inside, open_course
    from pvcourse.grading.ledger import Ledger
    from pvcourse.grading.second_run import Writing

    course = open_course(arguments.course, arguments.db)
    with inside(course.folder), Ledger(course.own_folder) as ledger:
        ledger.lock()
        limits = limits_for(arguments, course)
        students = students_among(course.students("autograded", arguments.assignment), arguments)
        writing = Writing(course, arguments.assignment, ledger, limits, not arguments.no_sandbox, arguments.force)
        with workers_for(arguments) as (executor, workers):
            results = dict(writing.run(students, executor, 2 * workers))
    problems = {student: words for student, words in results.items() if words}
    print(f"{len(results) - len(problems)} of {len(results)} pages are up to date in {course.folder / 'feedback'}.")
    for student, words in problems.items():
        print(f"{student}: {words}")
    return 1 if problems else 0
