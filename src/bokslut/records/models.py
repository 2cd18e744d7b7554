"""The tables of the records. Rows are written by `actions` and read by `queries` alone."""

from __future__ import annotations

from django.db import models

_HASH = 64


class Person(models.Model):
    """Somebody who has done something here, with the role they had when they did so last."""

    name = models.CharField(max_length=200, unique=True)
    role = models.CharField(max_length=200, blank=True)


class PlanFile(models.Model):
    """A file of the plan as it was last taken in; `items`: kind and key in its order, as JSON."""

    name = models.CharField(max_length=255, unique=True)
    sha256 = models.CharField(max_length=_HASH)
    items = models.TextField()


class PlanItem(models.Model):
    """A node, an indicator, a matrix or an earlier grade of the plan.

    `content` is what it is now, with its follow-up and its decided grade, and `stated` what its
    file said of it last, both as JSON. An item without a file is ended. Every earlier content
    stands in the audit entries.
    """

    class Kind(models.TextChoices):
        """The tables of a plan file."""

        NODE = "node"
        INDICATOR = "indicator"
        MATRIX = "matrix"
        GRADE = "grade"

    kind = models.CharField(max_length=16, choices=Kind.choices)
    key = models.CharField(max_length=255)
    content = models.TextField()
    stated = models.TextField()
    file = models.ForeignKey(
        PlanFile, null=True, on_delete=models.PROTECT, related_name="plan_items"
    )

    class Meta:
        """A key is one item's, whatever file it stands in."""

        constraints = (models.UniqueConstraint(fields=("kind", "key"), name="one_item_a_key"),)


class AuditEntry(models.Model):
    """One change, never changed itself. `previous` is unique: the chain has no branches, however
    many write at once."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    role = models.CharField(max_length=200, blank=True)
    action = models.CharField(max_length=32)
    subject = models.CharField(max_length=300, db_index=True)
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)
    source = models.CharField(max_length=_HASH, blank=True)
    previous = models.CharField(max_length=_HASH, blank=True, unique=True)
    hash = models.CharField(max_length=_HASH, unique=True)


class Approval(models.Model):
    """That a person approved a closing at a snapshot; `report` is the SHA-256 of the `report.json`,
    which is kept under it. `accepted` is JSON: a finding's id, and the reason to accept it."""

    closing = models.CharField(max_length=255, db_index=True)
    snapshot = models.CharField(max_length=12)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    role = models.CharField(max_length=200)
    at = models.DateTimeField()
    note = models.TextField(blank=True)
    accepted = models.TextField()
    report = models.CharField(max_length=_HASH)
    entry = models.OneToOneField(AuditEntry, on_delete=models.PROTECT)
