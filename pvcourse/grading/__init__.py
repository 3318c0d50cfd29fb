"""What instructors run: grade a class fast and safely with unmodified nbgrader, return feedback, report, export.

Nothing here is imported until a `pvcourse teach` command asks for it; it needs the extra `teach`.
"""
