"""Bundles for screens without a network: a folder and a ZIP that a stick carries to the screen, and whether it is whole."""

from zhendi.bundles.choosing import BundleRefused
from zhendi.bundles.making import Bundle, Bundled, Order, bundle
from zhendi.bundles.validity import Validity, validity
from zhendi.bundles.verifying import NoBundle, Verified, verify

__all__ = [
    "Bundle",
    "BundleRefused",
    "Bundled",
    "NoBundle",
    "Order",
    "Validity",
    "Verified",
    "bundle",
    "validity",
    "verify",
]
