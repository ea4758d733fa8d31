from django.contrib import admin


class Desk(admin.AdminSite):
    site_header = "Desk"
