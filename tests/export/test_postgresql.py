"""PostgreSQL: loads into a real server, read back with psycopg; it is never half."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import pytest

import schemas
from pipeline.errors import OutputError
from pipeline.publish.database import postgresql
from pipeline.publish.database.postgresql import Server
from pipeline.publish.database.views import views
from tests.export.server import own_folder, programs, server
from tests.export.tables import another, cells, hostile, names, publication, shipped
from tests.small_tables import DOSSIER_ID, ROWS, small_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from pipeline.publish.publication import Publication

psycopg = pytest.importorskip("psycopg")
pytestmark = pytest.mark.skipif(programs() is None, reason="no PostgreSQL server is installed")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def dsn() -> Iterator[str]:
    with own_folder() as folder, server(folder) as started:
        yield started


@pytest.fixture
def place(dsn: str, request: pytest.FixtureRequest) -> Server:
    """A schema of its own for each test; its name needs quotes."""
    return Server(dsn, f"Proef {crc32(request.node.name.encode())}")


def ask(place: Server, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(
        place.dsn, options=f'-c search_path="{place.schema.replace(" ", chr(92) + " ")}"'
    ) as connection:
        return connection.execute(query).fetchall()


def load(place: Server, *tables: dict[str, pd.DataFrame]) -> None:
    postgresql.write([publication(each) for each in tables], place)


def counts(place: Server) -> dict[str, int]:
    """Rows of every table."""
    return {name: ask(place, f'SELECT COUNT(*) FROM "{name}"')[0][0] for name in names()}


def test_round_trip_of_two_dossiers(place: Server) -> None:
    dossiers = shipped(), hostile("x" * 40_000)
    load(place, *dossiers)
    for tables in dossiers:
        dossier_id = tables["dossiers"]["dossier_id"].iloc[0]
        for name in names():
            only = f" WHERE dossier_id = '{dossier_id}'" if "dossier_id" in tables[name] else ""
            read = ask(place, f'SELECT * FROM "{name}"{only}')
            assert sorted(read, key=repr) == sorted(cells(tables, name), key=repr), name


def test_keys_comments_checks_and_views(place: Server) -> None:
    load(place, shipped())
    regclass = f"""('"{place.schema}".' || table_name)::regclass"""
    described = ask(place, f"SELECT table_name, obj_description({regclass}), column_name, col_description({regclass}, "
                    f"ordinal_position::int) FROM information_schema.columns WHERE table_schema = '{place.schema}'")  # fmt: skip
    said = {(table, about, column, comment) for table, about, column, comment in described}
    for name in names():
        for field in schemas.fields(name):
            assert (name, schemas.description(name), field.name, field.description) in said
    kinds = dict(ask(place, "SELECT contype::text, COUNT(*) FROM pg_constraint WHERE connamespace = "
                     f"'\"{place.schema}\"'::regnamespace GROUP BY 1"))  # fmt: skip
    assert kinds["p"] == len(names())
    assert kinds["f"] == sum(len(schemas.references(name)) for name in names())
    for wrong in ("UPDATE uitstromen SET niveau = 12", "UPDATE uitstromen SET uitstroom_id = 'U9' WHERE uitstroom_id = 'U1'",
                  "UPDATE werkprocessen SET werkproces_id = '4711' WHERE werkproces_id = '1.1'"):  # fmt: skip
        with pytest.raises(psycopg.IntegrityError):
            ask(place, wrong)
    for view in views():
        assert ask(place, f"SELECT COUNT(*) FROM {view.name}")[0][0] > 0, view.name


def test_a_dossier_that_is_there_is_replaced_whole(place: Server) -> None:
    load(place, small_tables(), another(2))
    before = counts(place)
    changed = small_tables(kerntaken=[{"kerntaak_nr": 1, "titel": "Anders"}], werkprocessen=ROWS["werkprocessen"][1:])
    load(place, changed)
    titles = ask(place, "SELECT dossier_id, titel FROM kerntaken ORDER BY 1")
    assert titles == [(DOSSIER_ID, "Anders"), (f"{DOSSIER_ID}-2", "Verzorgt bijen")]
    assert counts(place) == before | {"werkprocessen": before["werkprocessen"] - 1}


def failing() -> Iterator[Publication]:
    yield publication(small_tables(kerntaken=[{"kerntaak_nr": 1, "titel": "Half"}]))
    broken = another(3)
    broken["uitstromen"]["niveau"] = 99
    yield publication(broken)


def test_a_failure_in_the_middle_leaves_what_was_there(place: Server) -> None:
    with pytest.raises(OutputError, match=r"schema Proef \d+: niet geladen \(.*uitstromen_niveau_check"):
        postgresql.write(failing(), place)
    assert ask(place, f"SELECT 1 FROM information_schema.schemata WHERE schema_name = '{place.schema}'") == []
    load(place, small_tables())
    before = counts(place)
    with pytest.raises(OutputError):
        postgresql.write(failing(), place)
    with pytest.raises(OutputError, match="NUL"):
        load(place, another(4), small_tables(branches=[{"branche": "a\x00b"}]))
    assert counts(place) == before
    assert ask(place, "SELECT titel FROM kerntaken") == [("Verzorgt bijen",)]


SLOW = """
import sys, time
from pipeline.publish.database.postgresql import Server, write
from tests.export.tables import another, publication
def dossiers():
    for number in range(int(sys.argv[3]), int(sys.argv[3]) + 4):
        yield publication(another(number))
        print(number, flush=True)
        time.sleep(float(sys.argv[4]))
write(dossiers(), Server(sys.argv[1], sys.argv[2]))
"""


def process(place: Server, first: int, pause: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SLOW, place.dsn, place.schema, str(first), str(pause)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_processes_at_once_into_a_schema_that_is_not_there(place: Server) -> None:
    both = [process(place, first, 0.05) for first in (1, 3)]  # dossiers 3 and 4 come from both
    for each in both:
        _, error = each.communicate(timeout=60)
        assert (each.returncode, error) == (0, "")
    assert ask(place, "SELECT COUNT(*) FROM dossiers") == [(6,)]
    assert ask(place, "SELECT COUNT(*) FROM werkprocessen") == [(12,)]


def test_killed_half_way_leaves_what_was_there(place: Server) -> None:
    load(place, another(9))
    with process(place, 1, 60) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "1\n"
        os.kill(child.pid, signal.SIGKILL)
    for _ in range(100):  # until the server has seen that its client is gone
        if not ask(place, "SELECT 1 FROM pg_locks WHERE locktype = 'advisory'"):
            break
        time.sleep(0.05)
    assert ask(place, "SELECT dossier_id FROM dossiers") == [(f"{DOSSIER_ID}-9",)]
    load(place, another(1))
    assert ask(place, "SELECT COUNT(*) FROM dossiers") == [(2,)]


def test_tables_of_another_version_and_a_server_that_is_not_there_are_one_line(place: Server) -> None:
    load(place, small_tables())
    with psycopg.connect(place.dsn) as connection:
        connection.execute(f'ALTER TABLE "{place.schema}".branches DROP COLUMN bron_pad')
    with pytest.raises(
        OutputError, match=r"tabel branches is van een andere versie van dit programma; kies met --schema"
    ):
        load(place, small_tables())
    with pytest.raises(OutputError, match=r"^postgresql: geen verbinding \(.*\)$") as error:
        load(Server("postgresql://wie:geheim@localhost:1/x"), small_tables())
    assert "geheim" not in str(error.value)
    with pytest.raises(OutputError, match="--dsn: geen geldige verbinding") as error:
        load(Server("wachtwoord geheim"), small_tables())
    assert "geheim" not in str(error.value)
    assert "geheim" not in repr(Server("geheim"))
