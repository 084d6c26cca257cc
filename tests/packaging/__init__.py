"""Tests of what the builds share; the builds themselves and Wine are not in the gate."""
