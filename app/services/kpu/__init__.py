"""What a KPU operator does."""
