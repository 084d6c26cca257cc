"""The keys of the package vectors: public on purpose, worth nothing."""

from datetime import date
from hashlib import sha256

from app.crypto.age_file import Identity, recipient_of

KPU_SEED = sha256(b"vektor paket: KPU").digest()
THIEF_SEED = sha256(b"vektor paket: pencuri").digest()
LETTER = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh")
VOTING_DAY = date(2027, 2, 3)
_SECRET = "AGE-SECRET-KEY-1L5YJ36ZRRWP2A8F2TAMLH4T3CVS3P6PNZW2HPPJYAT5QK68EAS7SUAUZLT"
RECOVERY = Identity(_SECRET, recipient_of(_SECRET))
