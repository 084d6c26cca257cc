"""What both sides do."""
