from .child import NAME as WHO
