# calendar
import calendar

print(calendar.month(2024, 2), calendar.monthrange(2024, 2), calendar.monthcalendar(2021, 8), calendar.isleap(1900), calendar.leapdays(1999, 2025))
print(calendar.calendar(2023, m=4))
print(calendar.weekday(2024, 2, 29), calendar.timegm((2001, 9, 9, 1, 46, 40)), calendar.weekheader(3), calendar.TextCalendar(6).formatmonth(2024, 9, w=3))
print(list(calendar.Calendar(6).itermonthdays2(2024, 2))[:8], calendar.Calendar().monthdatescalendar(2024, 2)[0][0], list(calendar.Calendar(3).iterweekdays()))
print(list(calendar.day_name), list(calendar.month_abbr), calendar.SUNDAY)
for action in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(7)):
    try:
        print(action())
    except ValueError as error:
        print(type(error).__name__, error)
