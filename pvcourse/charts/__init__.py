"""Figures that explain themselves: a chart with its words, its alt text and its data table, from the same data."""
