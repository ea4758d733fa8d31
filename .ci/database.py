"""Prints which database the settings lead to, as the database itself says."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ["DJANGO_SETTINGS_MODULE"] = "site_project.settings"

import django
from django.db import connection

django.setup()
with connection.cursor() as cursor:
    if connection.vendor == "postgresql":
        cursor.execute("SHOW server_version")
        print("Database: PostgreSQL", cursor.fetchone()[0])
    else:
        cursor.execute("SELECT sqlite_version()")
        print("Database: SQLite", cursor.fetchone()[0])
connection.close()
if connection.vendor == "postgresql":
    connection.close_pool()
