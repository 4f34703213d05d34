"""The pages that people read: rendered here, usable without JavaScript but for the preview."""
