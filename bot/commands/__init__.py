"""The words of `sabaq …`, a module for each group of them. None imports aiogram."""
