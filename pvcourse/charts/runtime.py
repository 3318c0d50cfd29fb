"""Vega's runtime for a web page, from the library that also draws the still pictures."""

# The runtime alone, a third less than the whole of Vega-Lite and Vega-Embed: figures come compiled to Vega.
# The library bundles only modules that it ships, by this address inside it; nothing is fetched.
_IMPORT = 'import {{View, parse, defaultLocale}} from "/npm/vega@{version}/+esm";\n'


def version() -> str:
    """Return the version of Vega.

    Returns
    -------
    str
        Such as `6.2.0`.
    """
    import vl_convert

    found: str = vl_convert.get_vega_version()
    return found


def bundle(script: str) -> str:
    """Put Vega's runtime and a script that uses it into one module.

    Parameters
    ----------
    script : str
        JavaScript that may use `View`, `parse` and `defaultLocale`, as Vega documents them.

    Returns
    -------
    str
        A module that needs nothing else. Making it takes a second or two.
    """
    # Imported here: it starts a JavaScript engine, and a browser kernel does not have it.
    import vl_convert

    module: str = vl_convert.javascript_bundle(snippet=_IMPORT.format(version=version()) + script)
    return module
