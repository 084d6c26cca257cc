"""What a village committee does."""
