import pytest

from innotrade.prose import say


def test_a_sentence_is_markdown_and_text():
    bundle = say("The sum is **2**.")._repr_mimebundle_()
    assert bundle == {"text/markdown": "The sum is **2**.", "text/plain": "The sum is **2**."}


def test_a_negative_number_gets_a_minus_sign_and_a_date_keeps_its_hyphens():
    said = say("From -541 on 2004-04-01 (1998-2015), re-export.").text
    assert said == "From −541 on 2004-04-01 (1998-2015), re-export."


@pytest.mark.parametrize("lost", [float("nan"), float("inf"), -float("inf")])
def test_a_sentence_with_a_lost_number_is_refused(lost):
    with pytest.raises(ValueError, match="lost or empty cell"):
        say(f"Exports rose by {lost:.1f} %.")


def test_words_that_contain_nan_are_fine():
    assert say("Finance and nanotechnology.").text
