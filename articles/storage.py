"""Where pictures lie: whole files in a folder, or objects in an S3-compatible store.

Names are made from the content, so a name that is there already holds the same bytes.
"""

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import PurePosixPath

from django.core.exceptions import ImproperlyConfigured, SuspiciousFileOperation
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, Storage
from django.utils._os import safe_makedirs
from django.utils.encoding import filepath_to_uri

PICTURE_TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".gif": "image/gif",
}
UNFINISHED = ".unfinished-"

CONNECT_SECONDS = 5
READ_SECONDS = 20
ATTEMPTS = 2
# A picture goes in one request, so that its name holds all of it or nothing.
ONE_REQUEST = 64 * 1024 * 1024


def headers_of(name: str) -> dict[str, str]:
    """What is answered with a file: a picture's type, or an offer to download it."""
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    if content_type := PICTURE_TYPES.get(PurePosixPath(name).suffix.lower()):
        return headers | {"Content-Type": content_type}
    return headers | {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": "attachment",
    }


class WholeFileStorage(FileSystemStorage):
    """A folder in which every name holds a whole file, whenever a process is killed.

    Saving under a name that is taken replaces the file and returns that very name. A
    write that fails leaves nothing behind and raises its OSError.
    """

    def __init__(self, **options) -> None:
        super().__init__(**{"allow_overwrite": True} | options)

    def _save(self, name: str, content: File) -> str:
        path = self.path(name)
        folder = os.path.dirname(path)
        self._make_folder(folder)
        unfinished = os.path.join(folder, UNFINISHED + secrets.token_hex(8))
        try:
            self._write(unfinished, content)
            self._ensure_location_group_id(unfinished)
            os.replace(unfinished, path)
        except BaseException:
            _remove(unfinished)
            raise
        _sync(folder)
        return os.path.relpath(path, self.location).replace("\\", "/")

    def _make_folder(self, folder: str) -> None:
        if os.path.isdir(folder):
            return
        if (mode := self.directory_permissions_mode) is None:
            os.makedirs(folder, exist_ok=True)
        else:
            safe_makedirs(folder, mode, exist_ok=True)
        _sync(os.path.dirname(folder))

    def _write(self, path: str, content: File) -> None:
        with open(path, "xb") as file:
            for chunk in content.chunks():
                file.write(chunk.encode() if isinstance(chunk, str) else chunk)
            file.flush()
            if self.file_permissions_mode is not None:
                os.chmod(path, self.file_permissions_mode)
            os.fsync(file.fileno())

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        folders, files = super().listdir(path)
        return folders, [name for name in files if not name.startswith(UNFINISHED)]

    def sweep_unfinished(self, older_than: timedelta) -> int:
        """Removes what killed processes left unfinished; returns how many files."""
        before = time.time() - older_than.total_seconds()
        number = 0
        for folder, _, names in os.walk(self.location):
            for name in names:
                path = os.path.join(folder, name)
                if name.startswith(UNFINISHED) and _changed(path) <= before:
                    number += _remove(path)
        return number


def _changed(path: str) -> float:
    try:
        return os.lstat(path).st_mtime
    except FileNotFoundError:  # finished meanwhile
        return float("inf")


def _remove(path: str) -> bool:
    try:
        os.remove(path)
    except FileNotFoundError:
        return False
    return True


def _sync(folder: str) -> None:
    """Makes the names in a folder outlast a loss of power, where the disk knows how."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


class BucketStorage(Storage):
    """A bucket of an S3-compatible store, from which browsers load by themselves.

    Whatever the store refuses, and a store that can't be reached, is an OSError with
    a sentence; a name that isn't there is a FileNotFoundError.
    """

    def __init__(
        self,
        *,
        bucket: str,
        public_url: str,
        endpoint_url: str = "",
        region: str = "",
        access_key: str = "",
        secret_key: str = "",
    ) -> None:
        if not public_url:
            raise ImproperlyConfigured(
                "S3_PUBLIC_URL isn't set, so no reader could load a picture."
            )
        self.bucket = bucket
        self.public_url = public_url.rstrip("/")
        self.endpoint_url = endpoint_url or None
        self.region = region or None
        self.access_key = access_key or None
        self.secret_key = secret_key or None

    @cached_property
    def _store(self) -> Storage:
        # Loaded on first use: the packages are optional, and take a while.
        try:
            from boto3.s3.transfer import TransferConfig
            from botocore.config import Config
            from storages.backends.s3 import S3Storage
        except (ImportError, ImproperlyConfigured) as error:
            raise ImproperlyConfigured(
                "S3_BUCKET is set, but django-storages[s3] isn't installed."
            ) from error

        class Bucket(S3Storage):
            def get_object_parameters(self, name: str) -> dict[str, str]:
                headers = headers_of(name)
                return {key.replace("-", ""): headers[key] for key in headers}

        return Bucket(
            bucket_name=self.bucket,
            endpoint_url=self.endpoint_url,
            region_name=self.region,
            access_key=self.access_key,
            secret_key=self.secret_key,
            security_token=None,
            session_profile=None,
            default_acl=None,
            file_overwrite=True,
            querystring_auth=False,
            client_config=Config(
                connect_timeout=CONNECT_SECONDS,
                read_timeout=READ_SECONDS,
                retries={"total_max_attempts": ATTEMPTS, "mode": "standard"},
                signature_version="s3v4",
                # A store of one's own seldom has a host name for each bucket, and
                # few but Amazon's know the newer checksums.
                s3={"addressing_style": "path" if self.endpoint_url else "auto"},
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
            transfer_config=TransferConfig(
                use_threads=False, multipart_threshold=ONE_REQUEST
            ),
        )

    @contextmanager
    def _in_words(self) -> Iterator[Storage]:
        store = self._store
        from boto3.exceptions import Boto3Error
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            yield store
        except ClientError as error:
            code = error.response.get("Error", {}).get("Code", "")
            if code in {"404", "NoSuchKey"}:
                raise FileNotFoundError(
                    "The picture store has no such file."
                ) from error
            raise OSError(f"The picture store refused ({code}).") from error
        except (BotoCoreError, Boto3Error, ValueError) as error:
            # ValueError: an address or a bucket's name that can't be one.
            raise OSError("The picture store can't be reached.") from error

    def _open(self, name: str, mode: str = "rb") -> File:
        if mode != "rb":
            raise ValueError("Files of the picture store are opened for reading only.")
        with self._in_words() as store, store.open(name) as file:
            return ContentFile(file.read(), name)

    def _save(self, name: str, content: File) -> str:
        with self._in_words() as store:
            return store._save(name, content)

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        if max_length and len(name) > max_length:
            raise SuspiciousFileOperation(f"The name is too long: {name}")
        return name

    def delete(self, name: str) -> None:
        if not name:
            raise ValueError("The name must be given to delete().")
        with self._in_words() as store:
            store.delete(name)

    def exists(self, name: str) -> bool:
        with self._in_words() as store:
            return store.exists(name)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        with self._in_words() as store:
            return store.listdir(path)

    def size(self, name: str) -> int:
        with self._in_words() as store:
            return store.size(name)

    def get_modified_time(self, name: str) -> datetime:
        with self._in_words() as store:
            return store.get_modified_time(name)

    def url(self, name: str) -> str:
        return f"{self.public_url}/{filepath_to_uri(name).lstrip('/')}"
