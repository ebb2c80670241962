"""The term base itself: what a draft cannot be checked against is found here first."""
