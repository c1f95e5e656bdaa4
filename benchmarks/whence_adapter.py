"""The core's findings in the form that scorers take, one import per kind of finding."""

from benchmarks.adapt_attribution import attributions
from benchmarks.adapt_dates import dates
from benchmarks.adapt_quantities import quantities

__all__ = ["attributions", "dates", "quantities"]
