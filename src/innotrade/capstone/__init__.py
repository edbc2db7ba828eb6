"""The capstone: evidence on a country, a programme from the Korean menu, and a brief of two pages that says both.

    from innotrade.capstone import evidence
    evidence.sheet()        # rows for the explorer, one a country and indicator; a missing value stays missing
    evidence.countries()    # what the models of effects ask of a country
    evidence.published()    # printed figures that those models rest on
"""
