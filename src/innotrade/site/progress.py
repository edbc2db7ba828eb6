"""The reader's progress: a sheet of all lessons that a script fills from what the quizzes keep on the machine."""

import json
from dataclasses import dataclass
from html import escape

from innotrade import __version__, course, course_map


@dataclass(frozen=True)
class Sheet:
    """HTML that the directive puts into the page as it is."""

    html: str


def sheet() -> Sheet:
    """Return the table of lessons, the buttons, and the certificate that is printed; readable without a script."""
    rows, lessons = [], []
    for lesson in course_map.taught():
        items = [item["id"] for item in course_map.items(lesson)]
        lessons.append({"name": lesson.name, "title": lesson.title, "minutes": lesson.minutes, "items": items})
        rows.append(f'<tr><th scope="row"><a href="../{lesson.name}.html">{escape(lesson.title)}</a></th>'
                    f'<td>{escape(course.PARTS[lesson.part].partition(":")[0])}</td>'
                    f'<td class="n">{lesson.minutes}</td>'
                    f'<td data-lesson="{lesson.name}">{len(items)} questions</td></tr>')
    stored = json.dumps({"version": __version__, "lessons": lessons}, ensure_ascii=False).replace("<", "\\u003c")
    return Sheet(_HTML.format(rows="\n".join(rows), stored=stored))


_HTML = """<div class="progress-sheet">
<p class="progress-total" role="status">Without a script, this table cannot show what you did.</p>
<div class="course-table"><table>
<thead><tr><th scope="col">lesson</th><th scope="col">part</th><th scope="col" class="n">minutes</th>
<th scope="col">check yourself</th></tr></thead>
<tbody>
{rows}
</tbody></table></div>
<div class="progress-tools">
<button type="button" class="progress-save">Save my progress as a file</button>
<label class="progress-load">Load a saved file <input type="file" accept="application/json,.json"></label>
<button type="button" class="progress-clear">Clear all my answers</button>
</div>
<p class="progress-says" role="status"></p>
<form class="progress-name"><label>Name on the certificate <input type="text" name="name" autocomplete="name" required
maxlength="80"></label> <button type="submit">Print the certificate</button></form>
<section class="certificate" aria-label="Certificate" hidden></section>
<script type="application/json" class="progress-data">{stored}</script>
</div>"""
