"""The core's findings in the form that scorers take, one import per kind of finding."""

from adapt_attribution import attributions
from adapt_dates import dates
from adapt_quantities import quantities

__all__ = ["attributions", "dates", "quantities"]
