"""Who is asking, and what they may do."""

from dataclasses import dataclass

from policies.access import PERMISSIONS, Permission, Role
from repository.errors import Forbidden
from repository.models import Account


@dataclass(frozen=True, slots=True)
class Viewer:
    """A signed-in person or the holder of a key; `permissions` are the role's, for a key cut down to its scopes."""

    account_id: str
    name: str
    role: Role
    permissions: frozenset[Permission]
    board: str = ""

    def may(self, permission: Permission) -> bool:
        """Whether the viewer holds that permission."""
        return permission in self.permissions

    def require(self, permission: Permission) -> None:
        """Let a viewer pass who holds that permission.

        Raises:
            Forbidden: the viewer does not hold it.
        """
        if not self.may(permission):
            raise Forbidden("permission", "Your account may not do this.")


def viewer_of(account: Account, scopes: frozenset[Permission] | None = None) -> Viewer:
    """The viewer who holds that account; `scopes`, those of a key, take permissions away and never add one."""
    theirs = PERMISSIONS[account.role]
    permissions = theirs if scopes is None else theirs & (scopes | {Permission.OPEN})
    return Viewer(account.id, account.name, account.role, permissions, account.board)
