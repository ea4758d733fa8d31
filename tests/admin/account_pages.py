"""What the tests of accounts share."""

from django.contrib.auth.models import Group, User

from tests.factories import make_user

LIST, ADD = "/admin/auth/user/", "/admin/auth/user/add/"
PASSWORD = "a walk by the sea"
CRAFTED = {
    "is_superuser": "on",
    "user_permissions": [],
    "groups": [],
    "is_staff": "on",
    "is_active": "on",
}


def change(user: User) -> str:
    return f"/admin/auth/user/{user.pk}/change/"


def password(user: User) -> str:
    return f"/admin/auth/user/{user.pk}/password/"


def role(name: str) -> Group:
    return Group.objects.get(name=name)


def member(name: str, *roles: str, **values) -> User:
    user = make_user(name, first_name=name.title(), **values)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def fields(user: User, **values) -> dict:
    base = {"username": user.username, "first_name": user.first_name}
    base |= {"last_name": user.last_name, "email": user.email}
    return base | {"is_staff": "on", "is_active": "on"} | values


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)
