"""What measures the core against public test data."""
