import pytest

from innotrade import vintages
from innotrade.vintages import refresh, series
from innotrade.vintages.world_bank import Patience, WorldBank
from tests.vintages.publisher import Publisher

HASTE = Patience(connect=0.3, silence=0.25, whole=0.5, attempts=3, first=0.02, longest=2)


@pytest.fixture(autouse=True)
def _own_store(tmp_path, monkeypatch):
    monkeypatch.setenv("INNOTRADE_VINTAGES", str(tmp_path / "vintages"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def publisher(monkeypatch):
    with Publisher() as serving:
        monkeypatch.setenv("INNOTRADE_WORLD_BANK", serving.address)
        yield serving


@pytest.fixture
def fetch(publisher):
    """Refresh tables; return what changed and the sentences about what could not be had."""

    def fetch(*names, address=None, patience=HASTE):
        done, failed, said = [], [], []
        client = WorldBank(address, patience, said.append)
        refresh.refresh(series.choose(list(names)), client, vintages.store(), done, failed)
        return done, failed, said

    return fetch
