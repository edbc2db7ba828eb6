"""The simulated student against a real Jupyter server whose connections are cut."""

import socket

import nbformat
import pytest
import websocket

from deploy.jupyterhub.student import RECONNECTIONS, Student
from tests.labs import jupyterlab

pytestmark = pytest.mark.jupyter
NAME = "ada"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hub")
    cell = nbformat.v4.new_code_cell("1 + 1")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), folder / "lesson.ipynb")
    with jupyterlab(folder, f"/user/{NAME}") as found:
        yield found.removesuffix(f"/user/{NAME}")


@pytest.fixture
def student(address):
    """A student with a kernel; the server stands for the hub's, so nobody logs in."""
    found = Student(NAME, address, "", "lesson.ipynb", 60)
    found._get(f"{found._base}/lab")
    assert found._open_lesson() == ["1 + 1"]
    found._execute("pass")
    yield found
    found.visit.connection.close()


def cut(student):
    """Cut the connection as a proxy that ends does: without the goodbye of the protocol."""
    student.visit.connection.sock.shutdown(socket.SHUT_RDWR)


def test_what_a_kernel_says_while_the_connection_is_cut_is_not_lost(student):
    received, sent = student._receive, []

    def receive_after_a_cut():
        if not sent:
            sent.append("cut")
            cut(student)
        return received()

    student._receive = receive_after_a_cut
    student._execute("import time; time.sleep(2); answer = 42")
    student._receive = received
    student._execute("assert answer == 42")
    assert student.visit.lost == 1


def test_a_student_whose_connection_was_cut_between_two_cells_goes_on(student):
    student._execute("answer = 42")
    cut(student)
    student._execute("assert answer == 42")
    assert student.visit.lost == 1


def test_who_is_cut_off_again_and_again_gives_up(student):
    connect = student._connect

    def connect_and_cut(kernel):
        connect(kernel)
        cut(student)

    student._connect = connect_and_cut
    cut(student)
    with pytest.raises((websocket.WebSocketConnectionClosedException, ConnectionError)):
        student._execute("pass")
    assert student.visit.lost > RECONNECTIONS
