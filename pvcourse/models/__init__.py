"""The theories of the course as models: frozen dataclasses and pure functions, one module a framework."""
