"""The rules and stories of the product, as tests."""
