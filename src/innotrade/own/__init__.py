"""Tables of one's own in the place of the course's: a country's spreadsheet in, every lesson that loads the table out.

``innotrade template`` writes a spreadsheet to fill in, ``data.bring`` checks one and uses it, ``innotrade bring``
keeps it for a country, ``innotrade rerun`` computes a lesson anew on it. The course's own files and outputs are
never touched.
"""
