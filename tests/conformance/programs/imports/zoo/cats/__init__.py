print("cats are imported")
__all__ = ["lion"]
