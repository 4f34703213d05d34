"""Who may do what: one table of roles and permissions."""

from enum import StrEnum


class Permission(StrEnum):
    """Something that can be done; `OPEN` needs no account."""

    OPEN = "open"
    DEPOSIT = "deposit"
    CLEAR = "clear"
    WITHDRAW = "withdraw"
    READ_REPORTS = "report:read"
    SEARCH = "search:read"
    MANAGE_ACCOUNTS = "accounts:manage"
    READ_AUDIT = "audit:read"


class Role(StrEnum):
    """What an account is for."""

    DEPOSITOR = "depositor"
    CLEARER = "clearer"
    PRACTITIONER = "practitioner"
    PARTNER = "partner"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


_READ = frozenset({Permission.OPEN, Permission.SEARCH, Permission.READ_REPORTS})

# House rule: the administrator manages accounts and never reads content; the auditor reads and never acts.
PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.DEPOSITOR: _READ | {Permission.DEPOSIT},
    Role.CLEARER: _READ | {Permission.CLEAR, Permission.WITHDRAW},
    Role.PRACTITIONER: _READ,
    Role.PARTNER: _READ,
    Role.ADMINISTRATOR: frozenset({Permission.OPEN, Permission.MANAGE_ACCOUNTS}),
    Role.AUDITOR: frozenset({Permission.OPEN, Permission.READ_AUDIT}),
}

# The scopes that a key for the API may carry; a key never grants more than its account's role does.
KEY_SCOPES: dict[str, Permission] = {
    "deposit": Permission.DEPOSIT,
    "clear": Permission.CLEAR,
    "search:read": Permission.SEARCH,
    "report:read": Permission.READ_REPORTS,
}
