"""The accounts of those who sign in: nobody gives away more than they have."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from articles.publishing import ROLES

from .account_forms import AccountForm, NewAccountForm, NewPasswordForm, group_name
from .base import NOTHING, DeskModelAdmin

admin.site.unregister([User, Group])


def beyond(user: User) -> QuerySet[Permission]:
    """The permissions that `user` doesn't have, so can't give to anybody."""
    if user.is_superuser:
        return Permission.objects.none()
    own = Q(pk__in=user.user_permissions.all())
    by_group = Q(group__in=user.groups.all())
    return Permission.objects.exclude(
        pk__in=Permission.objects.filter(own | by_group).values("pk")
    )


class GroupFilter(admin.RelatedFieldListFilter):
    """Accounts by what they may do, the roles in the desk's language."""

    def field_choices(self, field, request: HttpRequest, model_admin) -> list:
        found = super().field_choices(field, request, model_admin)
        return [(key, group_name(name)) for key, name in found]


@admin.register(User)
class AccountAdmin(DeskModelAdmin, UserAdmin):
    form = AccountForm
    add_form = NewAccountForm
    add_form_template = None
    change_password_form = NewPasswordForm
    list_display = ("username", "full_name", "email", "role", "is_active", "last_login")
    list_filter = ("is_active", ("groups", GroupFilter))
    show_facets = admin.ShowFacets.NEVER
    empty_value_display = NOTHING
    filter_horizontal = ("user_permissions",)
    readonly_fields = ("password_line", "own_role", "last_login", "date_joined")
    person = (_("Person"), {"fields": ("first_name", "last_name", "email")})
    dates = (_("Dates"), {"fields": ("last_login", "date_joined")})

    class Media:
        css = {"all": ["articles/desk/accounts.css"]}

    # Whom a person may see and change here: those who may do no more than they do.

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        accounts = super().get_queryset(request).prefetch_related("groups")
        if request.user.is_superuser:
            return accounts
        more = beyond(request.user)
        above = User.objects.filter(
            Q(is_superuser=True)
            | Q(user_permissions__in=more)
            | Q(groups__permissions__in=more)
        )
        return accounts.exclude(pk__in=above.values("pk"))

    def _reaches(self, request: HttpRequest, obj: User | None) -> bool:
        return obj is None or self.get_queryset(request).filter(pk=obj.pk).exists()

    def has_view_permission(self, request, obj=None) -> bool:
        return super().has_view_permission(request, obj) and self._reaches(request, obj)

    def has_change_permission(self, request, obj=None) -> bool:
        may = super().has_change_permission(request, obj)
        return may and self._reaches(request, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        """An account is switched off instead, so that its name stays where it wrote."""
        if not request.user.is_superuser or obj == request.user:
            return False
        return super().has_delete_permission(request, obj)

    # The form

    def get_fieldsets(self, request, obj: User | None = None):
        if obj is None:
            names = ("username", "first_name", "last_name", "email")
            return (
                (_("Person"), {"fields": names}),
                (_("What this person may do"), {"fields": ("role", "is_staff")}),
                (_("Password"), {"fields": ("password1", "password2")}),
            )
        own = obj == request.user
        rights = ("own_role",) if own else ("role", "is_staff", "is_active")
        sets = [
            (_("Sign-in"), {"fields": ("username", "password_line")}),
            self.person,
            (_("What this person may do"), {"fields": rights}),
        ]
        if request.user.is_superuser and not own:
            more = ("is_superuser", "groups", "user_permissions")
            sets.append((_("More rights"), {"fields": more, "classes": ("collapse",)}))
        return (*sets, self.dates)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj == request.user:
            # A field that the class declares is read from the request even where no
            # fieldset shows it.
            return type(form.__name__, (form,), {"role": None})
        roles = Group.objects.filter(name__in=ROLES)
        more = roles.filter(permissions__in=beyond(request.user))
        given = roles.exclude(pk__in=more.values("pk"))
        return type(form.__name__, (form,), {"roles": given})

    def save_related(self, request, form, formsets, change: bool) -> None:
        groups = form.instance.groups
        roles = list(groups.filter(name__in=ROLES))
        super().save_related(request, form, formsets, change)
        if "role" in form.cleaned_data:
            chosen = form.cleaned_data["role"]
            roles = [chosen] if chosen else []
        groups.remove(*groups.filter(name__in=ROLES))
        groups.add(*roles)

    def response_add(self, request, obj, post_url_continue=None) -> HttpResponse:
        # The stock one leads to a second form, whose fields stand in this one.
        return super(UserAdmin, self).response_add(request, obj, post_url_continue)

    @method_decorator(sensitive_post_parameters())
    def user_change_password(self, request, id, form_url="") -> HttpResponse:
        """A new password for somebody else; one's own asks for the old one."""
        account = self.get_object(request, unquote(id))
        if account is None or not self.has_change_permission(request, account):
            raise PermissionDenied
        if account == request.user:
            return redirect("admin:password_change")
        form: SetPasswordForm = self.change_password_form(
            account, request.POST if request.method == "POST" else None
        )
        if form.is_valid():
            form.save()
            self.log_change(request, account, gettext("Set a new password."))
            messages.success(
                request,
                gettext(
                    "The new password of %(name)s works now. Wherever this account was "
                    "signed in, it is signed out."
                )
                % {"name": account},
            )
            return redirect("admin:auth_user_change", account.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("A new password for %(name)s") % {"name": account},
            "opts": self.opts,
            "original": account,
            "form": form,
        }
        return render(request, "admin/auth/user/password.html", context)

    # What the list and the form say

    @admin.display(description=_("name"), ordering="first_name")
    def full_name(self, account: User) -> str:
        return account.get_full_name() or NOTHING

    @admin.display(description=_("role"))
    def role(self, account: User) -> str:
        if account.is_superuser:
            return gettext("May do everything")
        held = {group.name for group in account.groups.all()}
        roles = [name for name in ROLES if name in held]
        named = [*roles[-1:], *sorted(held - set(ROLES))]
        return ", ".join(map(group_name, named)) or NOTHING

    @admin.display(description=_("role"))
    def own_role(self, account: User) -> str:
        return format_html(
            gettext(
                "{role}. This is your own account: what it may do, only another owner "
                "can change."
            ),
            role=self.role(account),
        )

    @admin.display(description=_("password"))
    def password_line(self, account: User) -> str:
        said = gettext("There is none yet.")
        if account.has_usable_password():
            said = gettext("Kept so that nobody can read it.")
        way = gettext("Set a new one")
        return format_html('{} <a href="../password/">{}</a>', said, way)


@admin.register(Group)
class AccountGroupAdmin(DeskModelAdmin, GroupAdmin):
    """Groups of rights; whoever may change them could give themselves any."""

    def has_module_permission(self, request) -> bool:
        return request.user.is_superuser

    def has_view_permission(self, request, obj=None) -> bool:
        return request.user.is_superuser

    has_add_permission = has_change_permission = has_view_permission

    def has_delete_permission(self, request, obj=None) -> bool:
        return request.user.is_superuser
