"""The eight questions of the self-assessment, their answers, and where each comes from.

The sides are those that chapter IV of the study names as obstacles of small exporters or as something that they must
get; ``sections`` are the sections of the chapter that do so, and their number is the first weight. ``months`` for a
step and ``gate`` are assumptions of the course. ``area`` is the row of Table 22 that answers the gap.
"""

NO_AREA = "no row of Table 22"

QUESTIONS = (
    {"key": "in_charge", "name": "Somebody in charge", "question": "Who answers a buyer abroad within a day?",
     "sections": "E", "months": 1, "gate": 1, "area": "Training", "answers": (
         "nobody", "the owner, when there is time", "one person, named, with hours for it",
         "that person has a budget and a plan for a year", "a small export team that can be replaced")},
    {"key": "people", "name": "Skills", "question": "What can your people do that an export needs?",
     "sections": "A, E, H", "months": 6, "gate": 0, "area": "Training", "answers": (
         "no language, no papers", "one person reads the buyer's language",
         "one person has done an export course or an export", "two or more can quote, write and follow a shipment",
         "staff train others")},
    {"key": "product", "name": "Product", "question": "Why would a buyer abroad take yours?",
     "sections": "A, C, E, F, H", "months": 6, "gate": 0, "area": "Innovation", "answers": (
         "it is like all others at home", "buyers at home come back for it", "samples went abroad and were liked",
         "adapted to one market: label, taste, size", "a new product for abroad every year or two")},
    {"key": "volume", "name": "Volume", "question": "Can you deliver a second, larger order in time?",
     "sections": "A, F, G, H", "months": 9, "gate": 0, "area": "Value chains, networks and productive conglomerates",
     "answers": (
         "not even the first", "the first, if orders at home wait", "both, with overtime or a partner",
         "both, at the same quality, measured", "a third more within a quarter, at a lower unit cost")},
    {"key": "certificates", "name": "Certificates", "question": "May your goods be sold over there?",
     "sections": "A, D, F, H", "months": 4, "gate": 2, "area": NO_AREA, "answers": (
         "we do not know what is asked", "we know the list, and have applied",
         "what the law there demands is in hand", "what buyers there ask besides is in hand",
         "renewed without help, for several markets")},
    {"key": "price", "name": "Price and papers", "question": "Can you quote by tomorrow, and ship?",
     "sections": "H", "months": 1, "gate": 1, "area": "Training", "answers": (
         "no price abroad", "a price by an Incoterms rule, computed line by line",
         "an agent, a carrier and proof of origin are known", "two routes and three quotations compared",
         "costs are checked after every shipment")},
    {"key": "buyers", "name": "Market and buyers", "question": "To whom, exactly?",
     "sections": "A, B, C, H", "months": 3, "gate": 0, "area": "Access to external markets", "answers": (
         "to anybody", "one market, chosen with figures", "ten buyers by name, three have answered",
         "an order, or a distributor", "buyers in several markets")},
    {"key": "money", "name": "Money until paid", "question": "Who pays between the order and the money?",
     "sections": "D, E, F, H", "months": 3, "gate": 1, "area": "Financing / credit guarantees", "answers": (
         "we cannot wait for the money", "own cash for one shipment", "a bank or fund has said yes",
         "the buyer's risk is covered as well", "credit grows with orders")},
)


def first_weight(question: dict) -> int:
    """Number of the study's sections that name this side.

    >>> [first_weight(question) for question in QUESTIONS]
    [1, 3, 5, 4, 4, 1, 4, 4]
    """
    return len(question["sections"].split(", "))


def settings() -> list[dict]:
    """Rows with ``side``, ``weight``, ``months`` and ``gate`` as the course proposes them."""
    return [{"side": question["name"], "weight": first_weight(question), "months": question["months"],
             "gate": question["gate"]} for question in QUESTIONS]


def options(question: dict) -> dict[int, str]:
    """The five answers of a question by their level."""
    return {level: f"{level}: {answer}" for level, answer in enumerate(question["answers"])}
