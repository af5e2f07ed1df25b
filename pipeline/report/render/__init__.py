"""The laid-out report as HTML, Markdown and inline SVG."""
