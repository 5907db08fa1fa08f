# strptime of datetime and time.
import time
from datetime import datetime


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for text, form in (("2024-02-29 13:14:15.5", "%Y-%m-%d %H:%M:%S.%f"), ("29 Feb 24", "%d %b %y"), ("1 january 1970", "%d %B %Y"),
                   ("12:05 AM", "%I:%M %p"), ("12:05 pm", "%I:%M %p"), ("2024 060", "%Y %j"), ("Thu Feb 29 13:14:15 2024", "%c"),
                   ("02/29/24 13:14:15", "%x %X"), ("2024-02-29T13:14:15+0530", "%Y-%m-%dT%H:%M:%S%z"), ("10:00 -03:30", "%H:%M %z"),
                   ("2024 W09 4", "%G W%V %u"), ("2024 8 4", "%Y %U %w"), ("20240229", "%Y%m%d"), ("100%", "%y0%%"), ("UTC 10", "%Z %H"),
                   ("  10", "%H"), ("10  11", "%H %M"), ("2023-02-29", "%Y-%m-%d"), ("2024", "%Y-%m"), ("2024x", "%Y"), ("x", "%q"),
                   ("x", "%"), ("25", "%H"), ("10Z", "%H%z")):
    attempt(lambda: repr(datetime.strptime(text, form)))
g = time.gmtime(1709212455)
print(g, time.mktime(g), time.asctime(g), time.strftime("%Y-%m-%d %j %U", g), time.strptime("30 Nov 00", "%d %b %y"))
attempt(lambda: time.strptime("10", "%V"))
attempt(lambda: time.strptime("2020 10", "%G %V"))
attempt(lambda: datetime.strptime(3, "%Y"))
