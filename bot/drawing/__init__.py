"""Documents for people, drawn in the desk's processes: imports neither aiogram nor SQLAlchemy."""
