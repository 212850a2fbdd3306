"""Cache-aside over SQL: one key function, one type, delete after commit."""

import json
import sqlite3
from typing import NamedTuple


class User(NamedTuple):
    id: int
    name: str


# region aside
class Users:
    """For one thread. A hit and a miss return the same type."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._cache: dict[str, str] = {}  # a remote cache holds text, too
        self.queries = 0

    @staticmethod
    def _key(user_id: int) -> str:
        return f"user:{user_id}"  # reads and writes share this line

    def get(self, user_id: int) -> User | None:
        text = self._cache.get(self._key(user_id))
        if text is None:  # miss
            self.queries += 1
            query = "SELECT id, name FROM users WHERE id = ?"
            row = self._db.execute(query, (user_id,)).fetchone()
            text = json.dumps(row)  # "no such row" becomes null
            self._cache[self._key(user_id)] = text
        fields = json.loads(text)
        return User(*fields) if fields else None

    def rename(self, user_id: int, name: str) -> None:
        with self._db:  # commits, or rolls back and raises
            update = "UPDATE users SET name = ? WHERE id = ?"
            self._db.execute(update, (name, user_id))
        self._cache.pop(self._key(user_id), None)  # only after the commit


# endregion


def main() -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT UNIQUE)")
    db.executemany("INSERT INTO users VALUES (?, ?)", [(1, "Ada"), (2, "Bob")])
    db.commit()
    users = Users(db)
    print(f"miss {users.get(1)}, hit {users.get(1)}")
    for request in range(300):
        users.get(1 + request % 3)
    print(f"302 reads of 3 ids, one absent: {users.queries} queries")
    try:
        users.rename(1, "Bob")
    except sqlite3.IntegrityError as error:
        print(f"rename fails: {error}; still {users.get(1)}")
    users.rename(1, "Eve")
    print(f"renamed: {users.get(1)}; {users.queries} queries")
    db.close()


main()
