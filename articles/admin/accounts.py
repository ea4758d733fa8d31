"""The accounts of those who sign in."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from .base import DeskModelAdmin

admin.site.unregister([User, Group])


@admin.register(User)
class AccountAdmin(DeskModelAdmin, UserAdmin):
    pass


@admin.register(Group)
class AccountGroupAdmin(DeskModelAdmin, GroupAdmin):
    pass
