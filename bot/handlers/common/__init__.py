"""What everybody can do: join, choose the language, open the menu, ask for help."""
