"""Issues as something to read or to load: text for people, JSON for programs."""
