"""Directives of the book that show what ``innotrade.course_pages`` makes: ``{course-part} fta`` and its like."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive

from innotrade import (
    course,
    course_map,
    course_pages,
    data,
    data_pages,
    formula_sheet,
    glossary,
    hub_figures,
    quiz_bank,
    teaching_notes,
    timetables,
)
from innotrade.capstone import examples, rubric
from innotrade.errors import CourseError
from innotrade.own import example
from innotrade.site import adapted, picture, progress


class _CoursePage(Directive):
    """Shows what a function makes: Markdown, a chart or a table; is read anew when lessons or data change."""

    optional_arguments = 1
    make: ClassVar[Callable[..., Any]]

    def run(self) -> list[nodes.Node]:
        """Return the page's nodes, or the error that says what is missing."""
        for path in _read_from():
            self.state.document.settings.record_dependencies.add(str(path))
        try:
            made = type(self).make(*self.arguments)
        except CourseError as error:
            raise self.error(str(error)) from error
        if not isinstance(made, str):
            html = made.html if hasattr(made, "html") else picture.figure(made.spec)
            return [nodes.raw(text=html, format="html", classes=["output", "course"])]
        parent = nodes.section()
        parent.document = self.state.document
        self.state.nested_parse(made.splitlines(), self.content_offset, parent, match_titles=True)
        return parent.children


def _read_from() -> list[Path]:
    lessons = [course.root() / "book" / f"{lesson.name}.ipynb" for lesson in course.lessons()]
    tables = sorted(data.folder().rglob("*.*"))
    beside = sorted(path for kind in ("quiz", "teach") for path in quiz_bank.folder().glob(f"*/*.{kind}.yml"))
    models = sorted(formula_sheet.MODELS.rglob("*.py"))
    return [*lessons, rubric.path(), examples.path(), *glossary.files(), *beside, timetables.training_file(), *models,
            *tables, example.stored(), hub_figures.measured_file()]


#: Directive names and what each shows.
MAKERS = {
    "course-part": course_pages.part_overview,
    "course-part-objectives": course_pages.part_objectives,
    "course-prerequisites": course_pages.prerequisite_map,
    "course-take-aways": course_pages.take_aways,
    "course-glossary": course_pages.glossary_entries,
    "course-tables": course_pages.tables_taught,
    "course-sections": course_pages.sections_taught,
    "course-objectives": course_map.objectives_checked,
    "course-progress": progress.sheet,
    "course-formulas": formula_sheet.formulas,
    "course-weeks": timetables.of_weeks,
    "course-training": timetables.training,
    "adapted-example": adapted.table,
    "teaching-notes": teaching_notes.notes,
    "capstone-rubric": rubric.rubric,
    "capstone-review": rubric.review_form,
    "capstone-brief": examples.marked,
    "data-tables": data_pages.tables_of_the_study,
    "data-facts": data_pages.public_facts,
    "data-errata": data_pages.errata,
    "own-data": example.show,
    "hub-figures": hub_figures.sizes,
}


def setup(app: Any) -> None:
    """Register the directives with Sphinx."""
    for name, make in MAKERS.items():
        app.add_directive(name, type(name, (_CoursePage,), {"make": staticmethod(make)}))
