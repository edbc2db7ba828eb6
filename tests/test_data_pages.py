"""Reference pages of the data hold every table, every set of facts and every erratum."""

from innotrade import data, data_pages


def rows(table):
    return table.html.count("<tr>") - 1


def test_every_table_is_listed_with_its_corrections():
    page = data_pages.tables_of_the_study()
    assert rows(page) == len(data.catalogue()) == 39
    assert all(name in page.html for name in data.catalogue().index)


def test_every_set_of_facts_is_listed_with_publisher_and_vintage():
    page = data_pages.public_facts()
    assert rows(page) == len(data.catalogue(facts=True))
    assert "World Bank" in page.html


def test_every_erratum_is_listed_with_its_arithmetic():
    page = data_pages.errata()
    assert rows(page) == len(data.errata())
    assert "8 866 685 - 2 196 652" in page.html
    assert "T2, balance: 2003" in page.html
    assert "-540536387 → -541" in page.html
    assert page.html.index("T2, balance") < page.html.index("T11, entry") < page.html.index("section I.")
