"""Issues as something to read or to load: for people, editors, services and spreadsheets."""
