"""The forms of an account, in the words of whoever gives a colleague a place."""

from django import forms
from django.contrib.auth.forms import (
    SetPasswordForm,
    UserChangeForm,
    UserCreationForm,
    UsernameField,
)
from django.contrib.auth.models import Group, User
from django.utils.translation import gettext_lazy as _

from articles.publishing import EDITOR, OWNER, ROLES, WRITER

NEEDED = _("This is needed. Write something here.")
DIFFERENT = _("These are two different passwords. Type the same one twice.")
# In the order of AUTH_PASSWORD_VALIDATORS.
RULES = _(
    "Nothing like the name or the e-mail, at least 10 characters, and none of those "
    "that many people use. Several words in a row are easy to keep in mind."
)
ROLE_NAMES = {WRITER: _("Writer"), EDITOR: _("Editor"), OWNER: _("Owner")}
WHAT_FOR = {
    WRITER: _(
        "Writer: writes and changes texts of their own, adds pictures, and sends texts "
        "for review."
    ),
    EDITOR: _(
        "Editor: changes, publishes and withdraws every text, and looks after authors, "
        "topics and pictures."
    ),
    OWNER: _(
        "Owner: does all of that, and looks after the site's settings and the accounts."
    ),
}


def group_name(name: str) -> str:
    """A role in the desk's language; another group under the name that it was given."""
    return str(ROLE_NAMES.get(name, name))


class RoleField(forms.ModelChoiceField):
    """One of the roles that somebody may give, each with what it is for."""

    widget = forms.RadioSelect
    default_error_messages = {"invalid_choice": _("Choose one of these roles.")}

    def label_from_instance(self, group: Group) -> str:
        return str(WHAT_FOR[group.name])


class SpeaksPlainly:
    """What both forms of an account have: the role, and plain words."""

    roles = Group.objects.none()  # AccountAdmin.get_form sets those that can be given

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "role" in self.fields:
            self._offer_roles(self.fields["role"])
        if "groups" in self.fields:
            others = Group.objects.exclude(name__in=ROLES)
            self.fields["groups"].queryset = others

    def _offer_roles(self, field: RoleField) -> None:
        order = list(ROLES)
        field.queryset = self.roles
        field.choices = [
            *(
                (group.pk, field.label_from_instance(group))
                for group in sorted(self.roles, key=lambda g: order.index(g.name))
            ),
            ("", _("None: can sign in, and do nothing there.")),
        ]
        if not self.instance.pk:
            self.initial["role"] = self.roles.filter(name=WRITER).first()
            return
        held = self.instance.groups.filter(name__in=ROLES)
        self.initial["role"] = max(
            held, key=lambda g: order.index(g.name), default=None
        )


class AccountMeta:
    model = User
    fields = ("username",)  # AccountAdmin.get_fieldsets names the others
    field_classes = {"username": UsernameField}
    labels = {
        "username": _("Name for signing in"),
        "email": _("E-mail"),
        "is_staff": _("May sign in at the desk"),
        "is_active": _("Switched on"),
        "is_superuser": _("May do everything"),
        "groups": _("Other groups"),
        "user_permissions": _("Single rights"),
    }
    help_texts = {
        "username": _("Letters, digits and @ . + - _ alone."),
        "email": _("For mail about reviews, where the site can send any."),
        "is_staff": _("Without it, the account can't be used at all."),
        "is_active": _(
            "Take the tick away when somebody leaves: the account is signed out at "
            "once, and what they wrote stays, under their name."
        ),
        "is_superuser": _("Every right that there is, also this one."),
        "groups": _("What you made under Groups, besides the roles."),
        "user_permissions": _("Besides those that come with the role."),
    }
    error_messages = {
        "username": {
            "unique": _("Another account has this name. Choose a different one."),
            "invalid": _("Use letters, digits and @ . + - _ alone."),
        },
        "email": {"invalid": _("Write it like name@example.org, or leave it empty.")},
    }


class AccountForm(SpeaksPlainly, UserChangeForm):
    role = RoleField(Group.objects.none(), required=False, label=_("Role"))
    password = None

    class Meta(AccountMeta):
        pass


class NewAccountForm(SpeaksPlainly, UserCreationForm):
    role = RoleField(Group.objects.none(), required=False, label=_("Role"))
    error_messages = {"password_mismatch": DIFFERENT}

    class Meta(AccountMeta):
        pass

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("is_staff", True)
        _speak(self, "password1", "password2")
        self.fields["password2"].help_text = _(
            "Tell it to the person, who can change it after signing in."
        )


class NewPasswordForm(SetPasswordForm):
    error_messages = {"password_mismatch": DIFFERENT}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _speak(self, "new_password1", "new_password2")


def _speak(form: forms.Form, first: str, second: str) -> None:
    """The labels and rules of two password fields, without the stock list of rules."""
    form.fields[first].label = _("New password")
    form.fields[first].help_text = RULES
    form.fields[second].label = _("The same again")
    form.fields[second].help_text = ""
    for name in (first, second):
        form.fields[name].error_messages["required"] = NEEDED
